import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Call } from '../Call';
import type { KeepOutcome } from '../handshake/outcomes';
import type { Confirmation } from '../handshake/Ticket';
import { orLog } from '../sessions/orLog';
import { endpointPaths, keepFileName } from '../settings/addresses';
import { localeOf } from '../views/locale';
import { outcomeText } from '../views/outcomeText';
import { clientPicture, resultPicture } from '../views/pictures';
import { fileAnswer, pictureAnswer } from './answers';
import { loginOfCookies, loginOfQuery } from './clientLogin';
import { GuardedEndpoint } from './GuardedEndpoint';
import { clientInfoOf, headerOf, queryOf } from './requestParts';

/**
 * `GET keep-this-client?ticket=...`: the first picture of the question, which shows whether a client's login comes along.
 * `?confirmation=...`: the picture after the confirmation, or the file. This request does the work.
 */
export class KeepThisClientEndpoint extends GuardedEndpoint {
	public override readonly path = endpointPaths.keep;
	protected override readonly method = 'get';

	protected override async handle(request: IApiRequest, call: Call): Promise<IApiResponse> {
		const query = queryOf(request);
		const confirmationText = query.get('confirmation');
		const keep = {
			cookieLogin: loginOfCookies(request),
			queryLogin: loginOfQuery(request),
			fetchSite: headerOf(request, 'sec-fetch-site'),
			client: clientInfoOf(request),
		};
		if (confirmationText === undefined) {
			// If this fails, the client is offered the file, which works for all.
			await orLog(call.log, 'picture not recorded', call.handshake.pictureAsked(query.get('ticket') ?? '', keep));
			return pictureAnswer(clientPicture(localeOf({}).t));
		}
		const { confirmation, outcome } = await call.handshake.keep(confirmationText, keep);
		if (confirmation) {
			await this.tell(confirmation, outcome, call);
		}
		const locale = localeOf(confirmation?.ticket ?? {});
		if (confirmation?.carrier === 'file') {
			return fileAnswer(keepFileName, outcomeText(outcome, locale));
		}
		return pictureAnswer(resultPicture(outcome.kind === 'done', locale.t));
	}

	/** The picture has room for one word, and some clients close the modal at once, so a message says the rest. */
	private async tell({ id, ticket }: Confirmation, outcome: KeepOutcome, call: Call): Promise<void> {
		const what = outcome.kind === 'failed' ? outcome.failure : outcome.kind;
		if (!isKnown(outcome) && call.once.isFirst(`told ${id} ${what}`)) {
			const addresses = await call.addresses();
			const file = outcome.kind === 'offer-file' ? addresses.file(outcome.confirmationText) : undefined;
			const sending = call.messages.send(ticket, { text: outcomeText(outcome, localeOf(ticket)), file });
			await orLog(call.log, 'message on the outcome not sent', sending);
		}
	}
}

const known = ['expired', 'already-answered'];

/** No second message about the same outcome, and none about a question that is over. */
function isKnown(outcome: KeepOutcome): boolean {
	if (outcome.kind === 'done') {
		return outcome.revocation.isRepeat;
	}
	return outcome.kind === 'failed' && (outcome.isRepeat === true || known.includes(outcome.failure));
}
