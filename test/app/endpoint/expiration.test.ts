import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

const second = 1000;
const day = 24 * 60 * 60 * second;

/** When the app and the workspace say that one and the same login expires (epoch ms). */
async function expiryBy(workspace: AppWorkspace): Promise<{ app: number; core: number }> {
	const [creds] = await workspace.newClients(1);
	const app = await workspace.callApp({ creds });
	const core = await workspace.logoutOtherClients(creds);
	return { app: Date.parse(app.body.tokenExpires ?? ''), core: Date.parse(core.body.tokenExpires ?? '') };
}

describe('on Rocket.Chat 6.5, which takes days for seconds', () => {
	let workspace: AppWorkspace;
	beforeAll(async () => {
		workspace = await startWithApp({ version: '6.5' });
	});
	afterAll(() => workspace.process.stop());

	it.each([
		[90, 90],
		[30, 30],
		[0.5, 0.5],
		['30', 90],
		[0, 90],
		[-1, 90],
	])('a login lives as long as the setting %p says, in days: %d', async (setting, days) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', setting);
		const { app, core } = await expiryBy(workspace);
		const madeAt = core - Number(setting) * second;
		expect(Math.abs(Date.now() - madeAt)).toBeLessThan(30 * second);
		expect(app).toBe(madeAt + days * day);
	});
});

describe('on a current Rocket.Chat', () => {
	let workspace: AppWorkspace;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	it.each([90, 30, 0.0001])('the word of the workspace counts, also for %p days', async (setting) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', setting);
		const { app, core } = await expiryBy(workspace);
		expect(app).toBe(core);
	});
});
