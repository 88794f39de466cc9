import { hasDeviceManagement } from '../../accounts/deviceManagement';
import type { Session } from '../../store/SessionStore';
import type { Stores } from '../../store/stores';
import { isBefore } from '../../version';
import type { ApiRoutes } from '../ApiRoute';
import { Answer, loggedIn } from '../ApiRoute';
import { paginationOf } from '../pagination';

/** From this version on Rocket.Chat refuses all that needs a license in one place, with another status. */
const licenseCheckedOnceIn = '7.6';

/** Device management: a user's own sessions, where the workspace has a license for it. */
export function deviceRoutes(stores: Stores, version: string): ApiRoutes {
	return {
		'sessions/list': {
			GET: loggedIn(({ caller, query }) => {
				if (!hasDeviceManagement(stores)) return unlicensed(version);
				const page = paginationOf(query);
				const sessions = stores.sessions.listOf(caller.user._id, page).map(sessionView);
				return { sessions, ...page, total: stores.sessions.countOf(caller.user._id) };
			}),
		},
	};
}

function unlicensed(version: string): Answer {
	if (isBefore(version, licenseCheckedOnceIn)) return new Answer(403, { success: false, error: 'unauthorized' });
	const errorType = 'error-action-not-allowed';
	return new Answer(400, { success: false, error: `This is an enterprise feature [${errorType}]`, errorType });
}

function sessionView(session: Session): object {
	return { _id: session.sessionId, ...session };
}
