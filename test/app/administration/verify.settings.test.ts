import { appId } from '../../../tools/harness/appWorkspace';
import { checkText } from '../../../tools/scripts/report/Report';
import type { StubWorkspace } from '../../support/stubWorkspace';
import { startStubWorkspace } from '../../support/stubWorkspace';
import { failuresAt, json, verify } from '../../support/verification';

let workspace: StubWorkspace;
beforeEach(async () => {
	workspace = await startStubWorkspace();
});
afterEach(() => workspace.stop());

it.each<[string, string, string]>([
	['', '✓', 'The app calls the workspace at its Site_Url.'],
	['http://localhost:3000', '✓', 'The app calls the workspace at http://localhost:3000.'],
	['https://chat.evil.example', '!', 'Login tokens go there, and it is neither'],
	['no address', '!', 'The app calls no address.'],
])('shows where login tokens go if Workspace URL is "%s"', async (value, mark, text) => {
	workspace.answer(`GET /api/apps/${appId}/settings`, json(200, { settings: { workspace_url: { value } } }));
	const { checks } = await verify(workspace.url);
	const shown = checks.filter(({ id }) => id === 'workspace-url').map(checkText);
	expect(shown).toEqual([expect.stringContaining(text)]);
	expect(shown[0].trim().startsWith(mark)).toBe(true);
});

it.each([
	['7.10.0', true],
	['8.1', false],
])('on Rocket.Chat %s: names the restart after the first installation: %p', async (version, isSaid) => {
	workspace.answer('GET /api/info', json(200, { version }));
	const enabled = (await verify(workspace.url)).checks.find(({ id }) => id === 'app-enabled');
	expect(enabled?.text.includes('After the first installation, restart')).toBe(isSaid);

	const app = { id: appId, version: '0.1.0', status: 'initialized' };
	workspace.answer('GET /api/apps/installed', json(200, { apps: [app] }));
	expect((await failuresAt(workspace.url)).includes('a setting was saved too early: enable it, restart')).toBe(isSaid);
});

it('finds a setting that a workspace returns on a later page', async () => {
	workspace.answer('GET /api/v1/settings.public', (req, res) => {
		const all = Array.from({ length: 250 }, (_, index) => ({ _id: `Setting_${index}`, value: index }));
		all[230] = { _id: 'Accounts_LoginExpiration', value: 7 };
		const offset = Number(req.query.offset);
		res.json({ settings: all.slice(offset, offset + 100), total: all.length });
	});
	expect(await failuresAt(workspace.url)).toContain('but Login Expiration says 7 days.');
});
