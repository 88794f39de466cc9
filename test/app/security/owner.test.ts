import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { isDone, loggedIn, logInAgain, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { countRecords, inStore, userRecords } from '../../support/storedData';

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

describe('a flood without a login', () => {
	it('leaves no record and no entry in the app log, at either endpoint', async () => {
		const [asking] = await clients.ofNewUser(1);
		const ticket = pictureOf(await asking.openQuestion());
		await asking.load(ticket);
		// Commands of tests before may still record something about their own users.
		const stored = (): number[] => [
			countRecords(workspace) - userRecords(workspace).length,
			userRecords(workspace, asking.creds.userId).length + userRecords(workspace, 'u').length,
			inStore(workspace, ({ db }) => db.prepare('SELECT seq FROM app_logs').all()).length,
		];
		const before = stored();
		const requests = [
			() => workspace.callApp(),
			() => workspace.callApp({ method: 'GET' }),
			() => workspace.callApp({ headers: { cookie: 'rc_uid=u; rc_token=t' }, body: { rc_token: 't' } }),
			() => workspace.call('GET', path),
			() => workspace.call('GET', ticket),
			() => workspace.call('GET', `${path}?ticket=WyJhIiwiYiJd.x&rc_uid=u&rc_token=t`),
			() =>
				workspace.call('GET', `${path}?confirmation=WyJhIiwiYiJd.x`, { headers: { cookie: 'rc_uid=u; rc_token=t' } }),
			() => workspace.call('DELETE', path),
		];
		await Promise.all(requests.map((request) => request()));
		expect(stored()).toEqual(before);
	});

	it('leaves one record if it has the address of a first picture and the id of its user', async () => {
		const [asking] = await clients.ofNewUser(1);
		const address = pictureOf(await asking.openQuestion());
		const headers = { cookie: `rc_uid=${asking.creds.userId}; rc_token=invented` };
		await workspace.call('GET', address, { headers });
		await Promise.all([1, 2, 3].map(() => workspace.call('GET', address, { headers })));
		expect(userRecords(workspace, asking.creds.userId)).toHaveLength(1);
	});
});
