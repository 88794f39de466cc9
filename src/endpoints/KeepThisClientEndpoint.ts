import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { EphemeralMessages } from '../messages/EphemeralMessages';
import { loginOfCookies, loginOfQuery } from '../security/clientLogin';
import { clientInfoOf, headersOf } from '../security/requestHeaders';
import { queryOf } from '../security/requestQuery';
import type { Accessors } from '../services';
import { endpointPaths } from '../settings/addresses';
import type { KeepRequest } from '../tickets/KeepRequest';
import type { HandshakeOutcome } from '../tickets/HandshakeOutcome';
import type { Ticket } from '../tickets/Ticket';
import { outcomeText } from '../views/outcomeText';
import { clientPicture, donePicture, failedPicture } from '../views/pictures';
import { readerOfTicket } from '../views/reader';
import { textsIn } from '../views/texts';
import { fileAnswer, pictureAnswer } from './fileAnswers';
import { GuardedEndpoint } from './GuardedEndpoint';

/**
 * `GET keep-this-client?ticket=...`: the first picture of the question, which shows whether a client's login comes along.
 * `&secret=...`: the picture after the yes, or with `&as=file` the file: this request does the work.
 */
export class KeepThisClientEndpoint extends GuardedEndpoint {
	public override readonly path = endpointPaths.keepThisClient;

	protected override readonly method = 'get';

	protected override async handle(request: IApiRequest, accessors: Accessors): Promise<IApiResponse> {
		const query = queryOf(request);
		const keep = keepRequestOf(request, query);
		const handshake = this.services.handshake(accessors);
		if (keep.secret === '') {
			await handshake.seen(keep);
			return pictureAnswer(clientPicture(textsIn('en')));
		}
		const { ticket, outcome } = await handshake.keep(keep);
		await this.tell(ticket, outcome, accessors);
		const reader = readerOfTicket(ticket);
		if (query.get('as') === 'file') {
			return fileAnswer(outcomeText(outcome, reader));
		}
		return pictureAnswer(outcome.kind === 'done' ? donePicture(reader.texts) : failedPicture(reader.texts));
	}

	/** The picture has room for a word only, and some servers close the modal at once: the message says it all. */
	private async tell(ticket: Ticket | undefined, outcome: HandshakeOutcome, accessors: Accessors): Promise<void> {
		const { read, modify, log, users } = accessors;
		if (!ticket || !outcome.isNews) {
			return;
		}
		try {
			await new EphemeralMessages(read, modify).sendTo(users, ticket, {
				text: outcomeText(outcome, readerOfTicket(ticket)),
			});
		} catch (error) {
			log.error(`message on the outcome not sent: ${error instanceof Error ? error.message : 'unknown error'}`);
		}
	}
}

function keepRequestOf(request: IApiRequest, query: ReadonlyMap<string, string>): KeepRequest {
	const headers = headersOf(request);
	const fetchSite = headers['sec-fetch-site'];
	return {
		ticketText: query.get('ticket') ?? '',
		secret: query.get('secret') ?? '',
		cookieLogin: loginOfCookies(headers),
		queryLogin: loginOfQuery(query),
		fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
		client: clientInfoOf(headers),
	};
}
