import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { isDone, loggedIn, logInAgain, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore } from '../../support/storedData';

/** Nothing stands between the owner of an account and the logout, and nobody can make the app remember or log a flood. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const path = `/api/apps/public/${appId}/confirm-logout`;

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('lets the owner through at once while another session of theirs calls the endpoint all the time', async () => {
	const [thief] = await clients.ofNewUser(1);
	const owner = await clients.connect(await logInAgain(workspace, thief.creds));
	const creds = await workspace.personalAccessToken(thief.creds);
	for (let n = 0; n < 12; n++) {
		expect((await workspace.callApp({ creds })).status).toBe(200);
	}
	// The thief has logged the owner out, who logs in again.
	expect(await owner.isLoggedIn()).toBe(false);
	const again = await clients.connect(await logInAgain(workspace, creds));
	expect(isDone(await logOutOthers(again))).toBe(true);
	expect(await loggedIn([thief, again])).toEqual([false, true]);
});

it('keeps no record and no entry in the app log of requests without a login, at either endpoint', async () => {
	const [asking] = await clients.ofNewUser(1);
	const ticket = pictureOf(await asking.openQuestion());
	await asking.load(ticket);
	const stored = (): number[] =>
		inStore(workspace, ({ db }) => {
			// Commands of tests before may still record something about their own users.
			const about = `SELECT 1 FROM app_persistence WHERE coalesce(json_extract(data, '$.userId'), 'u') IN ('u', ?)`;
			return [db.prepare(about).all(asking.creds.userId), db.prepare('SELECT 1 FROM app_logs').all()];
		}).map((rows) => rows.length);
	const before = stored();
	const cookies = { headers: { cookie: 'rc_uid=u; rc_token=t' } };
	await Promise.all([
		workspace.callApp(),
		workspace.callApp({ method: 'GET' }),
		workspace.callApp({ ...cookies, body: { rc_token: 't' } }),
		workspace.call('GET', path),
		workspace.call('GET', ticket),
		workspace.call('GET', `${path}?ticket=WyJhIiwiYiJd.x&rc_uid=u&rc_token=t`),
		workspace.call('GET', `${path}?confirmation=WyJhIiwiYiJd.x`, cookies),
		workspace.call('DELETE', path),
	]);
	expect(stored()).toEqual(before);
});
