import { execFile } from 'child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { promisify } from 'util';

import AdmZip from 'adm-zip';

import { packagedApp } from '../../../tools/harness/appWorkspace';

/**
 * The newest servers run apps in a Node process with Node's permission model, and offer a few modules only. This runs the
 * packaged code so, on the Node that runs the tests: 22 and 24 in the workflow, and 20 with its experimental flag.
 */
interface Result {
	settings: string[];
	endpoints: string[];
	commands: string[];
	jobs: string[];
	asked: string[];
	lines: string[];
	answers: { status: number; content: unknown }[];
}

const host = resolve(__dirname, '../../support/restrictedHost.js');
const engine = dirname(require.resolve('@rocket.chat/apps-engine/package.json'));
const [major] = process.versions.node.split('.').map(Number);
let folder: string;
beforeAll(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'newest-')));
	writeFileSync(join(folder, 'app.js'), new AdmZip(packagedApp()).readAsText('LogoutOthersApp.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(code: string): Promise<Result> {
	const permission = major < 22 ? '--experimental-permission' : '--permission';
	const readable = [folder, host, engine].map((path) => `--allow-fs-read=${path}${path === host ? '' : '/*'}`);
	const args = [permission, ...readable, host, join(folder, code), engine];
	const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
	return JSON.parse(stdout) as Result;
}

it('loads and answers in a process that may do next to nothing', async () => {
	const { asked, settings, endpoints, commands, jobs, answers, lines } = await run('app.js');
	// Small files of the engine only, because whole folders delay the start.
	expect([...new Set(asked)].sort()).toEqual([
		'@rocket.chat/apps-engine/definition/App',
		'@rocket.chat/apps-engine/definition/api/IApi',
		'@rocket.chat/apps-engine/definition/metadata/RocketChatAssociations',
		'@rocket.chat/apps-engine/definition/rooms/RoomType',
		'@rocket.chat/apps-engine/definition/settings/SettingType',
		'@rocket.chat/apps-engine/definition/uikit/IUIKitSurface',
		...['crypto', 'net', 'url'],
	]);
	expect(settings).toEqual(['workspace_url', 'security_notice', 'administrator_rooms']);
	expect(endpoints).toEqual(['users.logoutOtherClients', 'confirm-logout']);
	expect([commands, jobs]).toEqual([['logout-others'], ['remove-old-records']]);
	expect(answers.map(({ status }) => status)).toEqual([401, 405, 200, 200]);
	expect(answers[2].content).toEqual({
		token: 'a-login-token',
		tokenExpires: '2027-02-20T12:00:00.000Z',
		success: true,
	});
	expect(answers[3].content).toMatch(/^<svg /);
	expect(lines.join('\n')).toContain('attempt result=done via=endpoint user=alice');
	expect(lines.join('\n')).not.toContain('defect');
});

it('is tested in a process that really may do next to nothing', async () => {
	writeFileSync(join(folder, 'files.js'), "require('fs');");
	writeFileSync(join(folder, 'other.js'), "require('../../elsewhere');");
	await expect(run('files.js')).rejects.toThrow(/"fs" is not allowed/);
	await expect(run('other.js')).rejects.toThrow(/not allowed/);
});
