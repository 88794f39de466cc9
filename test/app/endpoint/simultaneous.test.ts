import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { Credentials } from '../../support/client';
import { expectFailure, notLoggedIn, statesOf } from '../../support/endpointAnswers';
import { userRecords } from '../../support/storedData';

const endedByAnother = {
	status: 401,
	errorType: 'error-not-logged-in',
	text: /^Another client of yours did the same at that moment and logged this one out\. Log in again\.$/,
};

let dataFolder: string;
let one: AppWorkspace;
let two: AppWorkspace;
beforeAll(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
	one = await startWithApp({ dataFolder });
	two = await startWithApp({ dataFolder });
});
afterAll(async () => {
	await Promise.all([one, two].map((each) => each?.process.stop()));
	await rm(dataFolder, { recursive: true, force: true });
});

it('of two clients that call one instance in the same moment exactly one stays, each time', async () => {
	for (let round = 0; round < 5; round++) {
		const pairs = await Promise.all(Array.from({ length: 10 }, () => one.newClients(2)));
		await Promise.all(pairs.map((pair) => callTogether(pair, [one, one])));
	}
});

it('of four clients of a user that call at once one stays', async () => {
	for (let round = 0; round < 5; round++) {
		const users = await Promise.all(Array.from({ length: 5 }, () => one.newClients(4)));
		await Promise.all(users.map((clients) => callTogether(clients, [one, one, one, one])));
	}
});

/** Lets clients call at once: one is told 200 and stays, all others are told 401 and are out. */
async function callTogether(clients: Credentials[], at: AppWorkspace[]): Promise<void> {
	const answers = await Promise.all(clients.map((creds, index) => at[index].callApp({ creds })));
	const states = await statesOf(one, ...clients);
	expect(answers.map(({ status }) => status)).toEqual(states);
	expect(states.filter((status) => status === 200)).toHaveLength(1);
	answers.filter(({ status }) => status === 401).forEach((answer) => expectFailure(answer, notLoggedIn));
}

it('all clients of twenty users at once are told what became of them, however long their turn takes', async () => {
	const users = await Promise.all(Array.from({ length: 20 }, () => one.newClients(4)));
	const answers = await Promise.all(users.flat().map((creds) => one.callApp({ creds })));
	expect(answers.map(({ status }) => status)).toEqual(await statesOf(one, ...users.flat()));
});

it('two instances may end both: who was out when the workspace looked is told so, and never hears of a token without end', async () => {
	const told = new Set<string>();
	for (let round = 0; round < 60; round++) {
		const pair = await one.newClients(2);
		const answers = await Promise.all(pair.map((creds, index) => [one, two][index].callApp({ creds })));
		const states = await statesOf(one, ...pair);
		for (const [index, answer] of answers.entries()) {
			// A date was right when the workspace gave it; the other instance may log that client out a moment later.
			if (answer.status === 200) {
				expect(answer.body.tokenExpires).toMatch(/^20/);
			} else {
				expect([answer.status, states[index]]).toEqual([401, 401]);
				const isRace = answer.body.error !== 'You must be logged in to do this.';
				expectFailure(answer, isRace ? endedByAnother : notLoggedIn);
				told.add(isRace ? 'race' : 'late');
			}
		}
		if (states.every((status) => status === 401)) {
			const outcomes = answers.some(({ status }) => status === 200) ? ['done', 'unknown'] : ['unknown'];
			const [record] = userRecords(one, pair[0].userId);
			expect(outcomes).toContain(record.outcome);
			return;
		}
	}
	throw new Error(`In sixty rounds the two instances never ended both clients (${[...told].join()}).`);
});
