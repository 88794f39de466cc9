import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Call } from '../Call';
import type { Kept } from '../handshake/KeepRequest';
import { logFailure } from '../lib/log';
import { type Ending, resultOf } from '../sessions/endings';
import { endpointPaths, tapFileName } from '../settings/addresses';
import { endingText } from '../views/endingText';
import { localeOf } from '../views/locale';
import { appName } from '../views/modals';
import { clientPicture, resultPicture } from '../views/pictures';
import { fileAnswer, pictureAnswer } from './answers';
import { loginOfCookies, loginOfQuery } from './clientLogin';
import { GuardedEndpoint } from './GuardedEndpoint';
import { clientInfoOf, headerOf, queryOf } from './requestParts';

/**
 * `GET confirm-logout?ticket=...`: the first picture of the question, which shows whether a client's login comes along.
 * `?confirmation=...`: the picture after the confirmation, or the file. This request does the work.
 */
export class ConfirmLogoutEndpoint extends GuardedEndpoint {
	public override readonly path = endpointPaths.confirm;
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
			const asking = call.handshake.pictureAsked(query.get('ticket') ?? '', keep);
			const ticket = await logFailure(call.log, 'question not read', asking);
			const isSelf = ticket !== undefined && ticket.targetId === ticket.userId;
			return pictureAnswer(clientPicture(isSelf ? appName : localeOf(ticket ?? {}).t('picture_this_client')));
		}
		const kept = await call.handshake.keep(confirmationText, keep);
		await tell(kept, call);
		const locale = localeOf(kept.confirmation?.ticket ?? {});
		return kept.confirmation?.carrier === 'file'
			? fileAnswer(tapFileName, endingText(kept, locale, Date.now()))
			: pictureAnswer(resultPicture(kept.fileText === undefined ? kept.ending.outcome : 'offer-file', locale.t));
	}
}

/** The picture has room for one word, and some clients close the modal at once, so a message says the rest. */
async function tell(kept: Kept, call: Call): Promise<void> {
	const { confirmation, ending, fileText } = kept;
	if (!confirmation || isToldAlready(ending)) {
		return;
	}
	const { id, ticket } = confirmation;
	const what = fileText === undefined ? resultOf(ending) : 'offer-file';
	if (call.once.isFirst(`told ${id} ${what}`)) {
		const addresses = await call.addresses();
		const file = fileText === undefined ? undefined : addresses.file(fileText);
		const sending = call.messages.send(ticket, { text: endingText(kept, localeOf(ticket), Date.now()), file });
		await logFailure(call.log, 'message on the outcome not sent', sending);
	}
}

/** No second message about the same outcome, and none about a question that is over. */
function isToldAlready(ending: Ending): boolean {
	return ending.isKnown === true || ['expired', 'already-answered'].includes(resultOf(ending));
}
