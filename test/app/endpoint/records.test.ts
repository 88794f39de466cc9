import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { takeCalls } from '../../../tools/harness/appCalls';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { answerYes } from '../../support/handshake';

/** What the app stores does not grow with what people do: nobody's calls become slow because of somebody's script. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

async function callAll(callers: Credentials[], times: number): Promise<void> {
	for (let call = 0; call < times; call++) {
		const answers = await Promise.all(callers.map((creds) => workspace.callApp({ creds })));
		expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
	}
}

it('of twenty users who run it a hundred times it stores one record each', async () => {
	const callers = (await Promise.all(Array.from({ length: 20 }, () => workspace.newClients(1)))).flat();
	await callAll(callers, 5);
	const ids = callers.map(({ userId }) => userId);
	const stored = userRecords(workspace).filter(({ userId }) => ids.includes(userId));
	expect(stored.map(({ userId, kind }) => [userId, kind]).sort()).toEqual(ids.map((id) => [id, 'revocation']).sort());
});

it('of a user who does it in all ways, again and again, it stores three records, each once', async () => {
	const [asking] = await clients.ofNewUser(1);
	for (let round = 0; round < 5; round++) {
		await workspace.callApp({ creds: asking.creds });
		await asking.loadPicture((await answerYes(asking)).working);
		await workspace.callApp();
	}
	const kinds = userRecords(workspace, asking.creds.userId).map(({ kind }) => kind);
	expect(kinds.sort()).toEqual(['confirmed', 'revocation', 'seen']);
});

it('the twentieth call of a user asks the host for no more than the second', async () => {
	const [caller] = await workspace.newClients(1);
	await callAll([caller], 2);
	await takeCalls(workspace);
	await callAll([caller], 1);
	const early = await takeCalls(workspace);
	await callAll([caller], 20);
	await takeCalls(workspace);
	await callAll([caller], 1);
	expect((await takeCalls(workspace)).sort()).toEqual(early.sort());
});
