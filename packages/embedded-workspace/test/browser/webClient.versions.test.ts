import type { Browser } from 'playwright-core';

import { openClient, sharedChromium, type WebClient } from '../../src/browser';
import {
	client as restClient,
	defaultPassword as password,
	startWorkspaceProcess,
	type WorkspaceProcess,
} from '../../src/index';
import { startTryoutWorkspace, type TryoutWorkspace } from './tryoutApp/startTryoutWorkspace';
import { pictureRequests, submitName } from './tryoutApp/tryoutModal';

/** What the page does as the web client of some versions only. */

let workspace: TryoutWorkspace;
let browser: Browser;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([startTryoutWorkspace({ version: '6.14' }), sharedChromium()]);
	await workspace.createUser('kim');
});
afterAll(async () => {
	await browser?.close();
	await workspace?.process.stop();
});

function open(url = workspace.url): Promise<WebClient> {
	return openClient(browser, url, { user: 'kim', password });
}

it('merges an update into a modal from Rocket.Chat 6.14 on: what it leaves out stays, what it sets to null goes', async () => {
	const kim = await open();
	const send = kim.modal().getByRole('button', { name: 'Send' });
	await submitName(kim, 'merge');
	await kim.modal().getByText('Hello merge').waitFor();
	expect(await send.count()).toBe(1);
	// Blocks replace those before.
	expect(await kim.modal().getByRole('textbox').count()).toBe(0);
	await kim.cancel();

	await submitName(kim, 'remove');
	await kim.modal().getByText('Hello remove').waitFor();
	expect(await send.count()).toBe(0);
	await kim.cancel();
	await kim.close();
});

describe('a modal on Rocket.Chat 6.5', () => {
	let old: WorkspaceProcess;
	let client: WebClient;
	beforeAll(async () => {
		old = await startWorkspaceProcess({ dataFolder: workspace.process.dataFolder, version: '6.5' });
		client = await open(old.url);
	});
	afterAll(() => old?.stop());

	it('closes once it is submitted, but still loads the new picture', async () => {
		const requests = pictureRequests(client);
		await submitName(client, 'Kim');
		await client.waitForNoModal();
		expect(requests.map((request) => new URL(request.url()).searchParams.get('step'))).toEqual(['1', '2']);
	});

	it.each(['nobody', 'silence', 'trouble', 'merge'])('closes whatever the app answers (%s)', async (name) => {
		await submitName(client, name);
		await client.waitForNoModal();
	});
});

it('shows what the workspace says about a command too many from one address, from Rocket.Chat 8.6 on', async () => {
	const { dataFolder } = workspace.process;
	const limited = await startWorkspaceProcess({ dataFolder, version: '8.6', rateLimit: true });
	try {
		const client = await open(limited.url);
		const body = { command: 'tryout', params: 'blocks', roomId: 'GENERAL', triggerId: 'of another client' };
		const creds = await workspace.login('kim', password);
		await Promise.all(
			Array.from({ length: 10 }, () => restClient(limited.url).call('POST', '/api/v1/commands.run', { creds, body })),
		);
		await client.command('/tryout');
		await client.ephemeral(/too many requests.*must wait \d+ seconds/).waitFor();
		expect(await client.modal().count()).toBe(0);
		await client.close();
	} finally {
		await limited.stop();
	}
});
