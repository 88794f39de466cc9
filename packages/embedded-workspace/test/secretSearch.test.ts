import type { Secrets } from '../src/testing';
import { bytesOfFolder, findSecrets, formsOf, valuesOfDatabase } from '../src/testing';
import { sharedWorkspace } from './support/workspace';

/** The search for secrets can fail: it finds one that is there, in every form. */

const planted: Secrets = { planted: 'zP4nT3d-T0k3n_zP4nT3d' };

it('finds a token that was written into the workspace', async () => {
	const body = { roomId: 'GENERAL', text: `my token is ${planted.planted}` };
	const workspace = await sharedWorkspace();
	const creds = workspace.admin;
	expect((await workspace.call('POST', '/api/v1/chat.postMessage', { creds, body })).status).toBe(200);
	const { dataFolder } = workspace.process;
	expect(findSecrets(valuesOfDatabase(dataFolder), planted)).toEqual(['planted (clear)']);
	expect(findSecrets(bytesOfFolder(dataFolder), planted)).toEqual(['planted (clear)']);
});

it.each(Object.entries(formsOf(planted.planted)))('finds a token that is %s', (form, bytes) => {
	const haystack = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('behind')]);
	expect(findSecrets(haystack, planted)).toContain(`planted (${form})`);
});

it.each(['', 'x', 'xy'])('finds a token within base64 of more, behind "%s"', (before) => {
	const haystack = Buffer.from(`${before}${planted.planted}; and more`).toString('base64');
	expect(findSecrets(haystack, planted)).not.toEqual([]);
});
