import type { AttemptReport, ClientInfo } from '../sessions/ports';
import { clientName } from '../security/clientName';
import { momentText } from './moments';
import type { Reader } from './reader';

/** The direct message to the owner of an account whose other clients were logged out. */
export function noticeText(report: AttemptReport, reader: Reader): string {
	const { texts } = reader;
	const { validUntil, client, via, at } = report;
	return texts('notice', {
		when: momentText(new Date(at), reader),
		via: texts(via === 'command' ? 'notice_via_command' : 'notice_via_endpoint'),
		client: clientName(client.userAgent) ?? texts('unknown'),
		address: addressOf(client) ?? texts('unknown'),
		valid: validUntil
			? texts('notice_valid_until', { until: momentText(validUntil, reader) })
			: texts('notice_valid_token'),
	});
}

/** One line for the room for administrators. */
export function auditText(report: AttemptReport, username: string, { texts }: Reader): string {
	const { result, client, via } = report;
	return texts(result === 'done' ? 'audit_done' : 'audit_refused', {
		user: username,
		via: texts(via === 'command' ? 'notice_via_command' : 'notice_via_endpoint'),
		client: clientName(client.userAgent) ?? texts('unknown'),
		address: addressOf(client) ?? texts('unknown'),
		reason: result,
	});
}

/** The address a client's request came from, as far as the proxy told. */
export function addressOf({ address }: ClientInfo): string | undefined {
	return address.realIp;
}
