import { deviceManagementSetting, markCurrentSessionSetting } from '../../accounts/deviceManagement';
import type { ListedSession } from '../../store/SessionStore';
import type { Stores } from '../../store/stores';
import { isBefore } from '../../version';
import type { ApiRoutes } from '../ApiRoute';
import { Answer, loggedIn } from '../ApiRoute';
import { paginationOf } from '../pagination';

/** From this version on Rocket.Chat refuses all that needs a license in one place, with another status. */
const licenseCheckedOnceIn = '7.6';

/** Returns the route of device management: a user's own sessions, if the workspace has a license for it. */
export function deviceRoutes(stores: Stores, version: string): ApiRoutes {
	return {
		'sessions/list': {
			GET: loggedIn(({ caller, query }) => {
				if (stores.settings.value(deviceManagementSetting) !== true) return unlicensed(version);
				const page = paginationOf(query);
				const marksCurrent = stores.settings.value(markCurrentSessionSetting) === true;
				const sessions = stores.sessions.listOf(caller.user._id, caller.token, page);
				return {
					sessions: sessions.map((session) => sessionView(session, marksCurrent)),
					...page,
					total: stores.sessions.countOf(caller.user._id),
				};
			}),
		},
	};
}

function unlicensed(version: string): Answer {
	if (isBefore(version, licenseCheckedOnceIn)) return new Answer(403, { success: false, error: 'unauthorized' });
	const errorType = 'error-action-not-allowed';
	return new Answer(400, { success: false, error: `This is an enterprise feature [${errorType}]`, errorType });
}

function sessionView({ isCurrent, ...session }: ListedSession, marksCurrent: boolean): object {
	return { _id: session.sessionId, ...session, ...(marksCurrent && isCurrent && { current: true }) };
}
