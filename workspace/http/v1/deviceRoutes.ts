import { hasDeviceManagement } from '../../accounts/deviceManagement';
import type { Session } from '../../store/SessionStore';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { Answer, loggedIn } from '../ApiRoute';
import { paginationOf } from '../pagination';

/** Device management: a user's own sessions, where the workspace has a license for it. */
export function deviceRoutes(stores: Stores): ApiRoutes {
	return {
		'sessions/list': {
			GET: loggedIn(({ caller, query }) => {
				if (!hasDeviceManagement(stores)) return new Answer(403, { success: false, error: 'unauthorized' });
				const page = paginationOf(query);
				const sessions = stores.sessions.listOf(caller.user._id, page).map(sessionView);
				return { sessions, ...page, total: stores.sessions.countOf(caller.user._id) };
			}),
		},
	};
}

function sessionView(session: Session): object {
	return { _id: session.sessionId, ...session };
}
