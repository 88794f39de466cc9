import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import type { Fault } from '../../support/faults';
import { logged, setFaults } from '../../support/faults';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';

const create = 'persistence.createWithAssociations';
const read = 'persistence.readByAssociations';
const replace = 'persistence.updateByAssociations';
const remove = 'persistence.removeByAssociations';
const slow: Fault = { kind: 'slow', delayMs: 100 };

/** The endpoint and the nightly job, if the app's persistence fails. */
let workspace: AppWorkspace;

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => setFaults(workspace));

describe('the endpoint does its work, whatever becomes of its record', () => {
	it.each([
		['read', read, /^records not read: A fault was asked for/],
		['written', replace, /^"revocation" not recorded: A fault was asked for/],
	])('even if none can be %s', async (_what, call, line) => {
		for (const fault of [{ kind: 'throw' }, { kind: 'lose' }, { kind: 'drop' }, slow] as Fault[]) {
			const [caller, other] = await workspace.newClients(2);
			await setFaults(workspace, { [call]: fault });
			const answer = await workspace.callApp({ creds: caller });
			expect([fault.kind, answer.status]).toEqual([fault.kind, 200]);
			expect(answer.body).toMatchObject({ token: caller.authToken, success: true });
			expect((await workspace.me(caller)).status).toBe(200);
			expect((await workspace.me(other)).status).toBe(401);
			await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
			expect(await directMessages(workspace, caller)).toHaveLength(1);
		}
		await logged(workspace, line);
	});

	it('even if the database is slow', async () => {
		const [caller, other] = await workspace.newClients(2);
		await setFaults(workspace, { [create]: slow, [read]: slow, [replace]: slow, [remove]: slow });
		expect((await workspace.callApp({ creds: caller })).status).toBe(200);
		expect((await workspace.me(other)).status).toBe(401);
		expect(userRecords(workspace, caller.userId)).toHaveLength(1);
	});
});

it('removes old records the next night if it cannot tonight', async () => {
	await setFaults(workspace, { [read]: { kind: 'throw' } });
	const path = `/workspace/jobs/${appId}/remove-old-records/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).not.toBe(200);
	await setFaults(workspace);
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
});
