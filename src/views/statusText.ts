import { answersInSeconds, loginExpirationDays, type ServerVersion } from '../sessions/loginExpiration';
import type { LoginHistory } from '../sessions/LoginLedger';
import type { Sizes } from '../sessions/TrailSizes';
import { numberText } from './countText';
import { historyText } from './historyText';
import { daysText, momentText } from './moments';
import type { Reader } from './reader';

/** What `/logout-others status` tells. */
export interface Status {
	/** `Accounts_LoginExpiration` as it stands, unchecked. */
	rawLoginExpiration: unknown;
	history: LoginHistory;
	/** Whether a Rocket.Chat answers under the workspace URL. */
	isReachable: boolean;
	/** For administrators only. */
	administration?: AdministrationStatus;
}

export interface AdministrationStatus {
	/** This app's own. */
	appVersion: string;
	/** The workspace URL the app uses; undefined where none can be used. */
	url: string | undefined;
	/** Undefined where nothing answers. */
	version: ServerVersion | undefined;
	/** Whether this server lets the app keep requests out of its log. */
	isLogRedacted: boolean;
	/** Undefined before they were counted for the first time. */
	sizes: Sizes | undefined;
}

const mostLogins = 5;

/** The status as a message. */
export function statusText(status: Status, reader: Reader): string {
	const { texts } = reader;
	const lines = [
		texts('status_title'),
		periodText(status, reader),
		...loginLines(status, reader),
		lastText(status, reader),
		texts('status_tokens'),
		texts(status.isReachable ? 'status_workspace_ok' : 'status_workspace_fails'),
	];
	const { administration } = status;
	return [...lines, ...(administration ? administrationLines(administration, reader) : [])].join('\n');
}

function periodText({ rawLoginExpiration: raw }: Status, reader: Reader): string {
	const { texts } = reader;
	const days = loginExpirationDays(raw);
	const setting = raw === undefined ? texts('unknown') : String(raw).slice(0, 20);
	const key = raw === days ? 'status_setting' : 'status_setting_default';
	return `${texts('status_period', { days: daysText(days, reader) })} ${texts(key, { setting })}`;
}

function loginLines({ history: { known }, rawLoginExpiration }: Status, reader: Reader): string[] {
	const { texts, language } = reader;
	if (!known) {
		return [texts('status_no_ledger')];
	}
	const lineOf = (at: number): string => `• ${momentText(new Date(at), reader)}`;
	const open = known.logins.slice(0, mostLogins).map(lineOf);
	const more = known.logins.length - open.length;
	const expired = known.expired.slice(0, mostLogins).map((at) => `${lineOf(at)}: ${texts('status_expired')}`);
	return [
		historyText(known, loginExpirationDays(rawLoginExpiration), reader),
		...open,
		...(more > 0 ? [texts('and_more', { count: numberText(more, language) })] : []),
		...expired,
	];
}

function lastText({ history: { lastRevocation }, rawLoginExpiration }: Status, reader: Reader): string {
	const { texts } = reader;
	if (!lastRevocation) {
		return texts('status_last_none', { days: daysText(loginExpirationDays(rawLoginExpiration), reader) });
	}
	return texts('status_last', {
		when: momentText(new Date(lastRevocation.at), reader),
		via: texts(lastRevocation.via === 'command' ? 'notice_via_command' : 'notice_via_endpoint'),
	});
}

function administrationLines(status: AdministrationStatus, reader: Reader): string[] {
	const { appVersion, url, version, isLogRedacted, sizes } = status;
	const { texts, language } = reader;
	return [
		texts('status_admin', { version: appVersion }),
		versionText(url ?? texts('unknown'), version, reader),
		texts(isLogRedacted ? 'status_log_redacted' : 'status_log_open'),
		sizes
			? texts('status_sizes', {
					logins: `${sizes.isAtLeast ? '> ' : ''}${numberText(sizes.logins, language)}`,
					revocations: numberText(sizes.revocations, language),
				})
			: texts('status_sizes_none'),
	];
}

function versionText(url: string, version: ServerVersion | undefined, { texts }: Reader): string {
	if (!version) {
		return texts('status_version_none', { url });
	}
	const key = answersInSeconds(version) ? 'status_version_wrong' : 'status_version_right';
	return texts(key, { url, version: `${version.major}.${version.minor}` });
}
