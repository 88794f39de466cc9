import type { RequestHandler } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectAgainEndsWell } from '../../support/faults';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { runtimePids, until } from 'embedded-workspace/testing';
import { answerYes, loggedIn } from '../../support/handshake';

let workspace: AppWorkspace;
let between: FaultyWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	// How long the engine waits for a runtime that has died during a call; its default is 30 s.
	workspace = await startWithApp({ env: { APPS_ENGINE_RUNTIME_TIMEOUT: '4000' } });
	between = await startFaultyWorkspace();
	await workspace.saveSetting('workspace_url', between.url);
});
afterAll(async () => {
	await between.stop();
	await workspace.process.stop();
});
afterEach(() => clients.disconnect());

/** Lets the workspace itself do the work and answer. */
const passOn: RequestHandler = async (req, res) => {
	const { status, body } = await logout(req);
	res.status(status).json(body);
};

function logout(req: Parameters<RequestHandler>[0]): ReturnType<AppWorkspace['logoutOtherClients']> {
	const creds = { userId: String(req.header('x-user-id')), authToken: String(req.header('x-auth-token')) };
	return workspace.logoutOtherClients(creds);
}

/** Kills the app's runtime while so many calls of the workspace wait for its answer; resolves when it is back. */
async function killDuringCalls(count: number, isWorkDoneFor: (userId: string) => boolean): Promise<void> {
	const [pid] = runtimePids(workspace.process);
	let calls = 0;
	await new Promise<void>((resolve) =>
		between.misbehave(async (req) => {
			if (isWorkDoneFor(String(req.header('x-user-id')))) {
				await logout(req);
			}
			if (++calls === count) {
				resolve();
			}
		}),
	);
	process.kill(pid, 'SIGKILL');
	await until(() => runtimePids(workspace.process).some((each) => each !== pid));
	between.misbehave(passOn);
}

// The calls die together, because the engine's timeout has to be waited for.
it('claims neither success nor failure if the process of the app dies during calls', async () => {
	const before = { caller: await clients.ofNewUser(2), asking: await clients.ofNewUser(2) };
	const after = { caller: await clients.ofNewUser(2), asking: await clients.ofNewUser(2) };
	const isWorkDoneFor = (userId: string): boolean =>
		[after.caller, after.asking].some(([{ creds }]) => creds.userId === userId);
	const questions = await Promise.all([before, after].map(({ asking }) => answerYes(asking[0])));
	const dying = [before, after].flatMap(({ caller, asking }, index) => [
		workspace.callApp({ creds: caller[0].creds }),
		asking[0].loadPicture(questions[index].working),
	]);
	await killDuringCalls(4, isWorkDoneFor);

	// The engine itself answers, in its own words: the app is no longer there to do it.
	expect((await Promise.all(dying)).map(({ status }) => status)).toEqual([500, 500, 500, 500]);
	for (const pair of [before.caller, before.asking]) {
		expect(await loggedIn(pair)).toEqual([true, true]);
	}
	for (const pair of [after.caller, after.asking]) {
		expect(await loggedIn(pair)).toEqual([true, false]);
	}

	await until(async () => (await workspace.callApp({ method: 'GET' })).status === 405);
	for (const [index, { caller, asking }] of [before, after].entries()) {
		const { authToken } = caller[0].creds;
		const again = await workspace.callApp({ creds: caller[0].creds });
		expect(again).toMatchObject({ status: 200, body: { token: authToken, success: true } });
		expect(await loggedIn(caller)).toEqual([true, false]);
		// Its confirmation came to nothing, as far as the app can know, so it is offered the file.
		await expectAgainEndsWell(asking[0], asking[1], questions[index].question, 'file');
	}
});

it('lets people log in while the process of the app hangs', async () => {
	const [pid] = runtimePids(workspace.process);
	process.kill(pid, 'SIGSTOP');
	const call = workspace.callApp({ method: 'GET' });
	let isAnswered = false;
	call.finally(() => (isAnswered = true));
	try {
		await workspace.newClients(3);
		expect(isAnswered).toBe(false);
	} finally {
		process.kill(pid, 'SIGCONT');
	}
	expect((await call).status).toBe(405);
});
