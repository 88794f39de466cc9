import type { RequestHandler } from 'express';
import express from 'express';

import type { TextKey } from '../../../src/views/texts';
import { takeCalls } from '../../../tools/harness/appWorkspace';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf, hasPicture } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { isDone, loggedIn } from '../../support/handshake';
import { serve } from '../../support/localServer';
import { attemptsOn, confirmAbout, newAdministrator, newTarget } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english, patternOf } from '../../support/texts';

/** The outcome is told truly for other users too: done, nothing happened, or unknown. */

let workspace: AppWorkspace;
let standIn: Awaited<ReturnType<typeof serve>>;
let roomId: string;
/** What `POST users.logout` gets from the stand-in, and what it was asked. */
let answer: RequestHandler;
let asked: unknown[];
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
	roomId = makePrivateGroup(workspace, 'lines');
	const app = express().use(express.json());
	app.get('/api/info', (_req, res) => void res.json({ version: '8.0', success: true }));
	app.post('/api/v1/users.logout', (req, res, next) => {
		asked.push(req.body);
		return answer(req, res, next);
	});
	standIn = await serve(app);
});
beforeEach(() => {
	asked = [];
});
afterEach(async () => {
	await workspace.saveSetting('workspace_url', '');
	await clients.disconnect();
});
afterAll(() => standIn.stop());

describe.each<[what: string, how: RequestHandler, key: TextKey, result: string, outcome: 'unknown' | 'nothing']>([
	['breaks', (_, res) => void res.sendStatus(500), 'failed_unknown_user', 'unclear-answer', 'unknown'],
	[
		'has something in front of it that refuses',
		(_, res) => void res.sendStatus(403),
		'failed_refused',
		'refused',
		'nothing',
	],
	[
		'does not allow it',
		(_, res) => void res.status(403).json({ success: false, error: 'unauthorized' }),
		'failed_not_allowed',
		'not-allowed',
		'nothing',
	],
])('if the workspace %s', (_what, how, key, result, outcome) => {
	it(`tells the administrator so (${outcome} happened), the user only if it may have, and can be asked again`, async () => {
		await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
		const { name: boss, admins } = await newAdministrator(workspace, clients);
		const { name, id, targets } = await newTarget(workspace, clients);
		await workspace.saveSetting('workspace_url', standIn.url);
		answer = how;
		const working = await confirmAbout(admins[0], name);
		expect(isDone((await admins[0].loadPicture(working)).body)).toBe(false);
		await workspace.saveSetting('administrator_rooms', []);

		expect(asked).toEqual([{ userId: id }]);
		const user = `\`@${name}\``;
		expect((await admins[0].nextMessage()).msg).toMatch(patternOf(key, { user }));
		expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true]);
		expect(await attemptsOn(workspace, id)).toEqual([
			expect.stringContaining(`attempt result=${result} via=command user=${admins[0].creds.userId} target=${id} `),
		]);
		const notices = (await directMessages(workspace, targets[0].creds)).map(({ msg }) => msg);
		const told = [expect.stringMatching(patternOf('notice_user_unknown', { administrator: `\`@${boss}\`` }))];
		expect(notices).toEqual(outcome === 'unknown' ? told : []);
		const [line] = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg).reverse();
		const lineKey = outcome === 'unknown' ? 'notice_line_unknown' : 'notice_line_refused';
		const via = `${english('notice_via_command')} ${user}`;
		expect(line).toMatch(patternOf(lineKey, { user: `\`${boss}\``, via, reason: `\`${result}\`` }));

		await workspace.saveSetting('workspace_url', '');
		const again = await confirmAbout(admins[0], name);
		// After a confirmation that came to nothing there is a file in place of the picture.
		if (hasPicture(again)) {
			await admins[0].loadPicture(again);
		} else {
			await admins[0].load(fileOf(await admins[0].nextMessage()), { site: 'none' });
		}
		expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user }));
		expect(await loggedIn([...admins, ...targets])).toEqual([true, false, false]);
	});
});

it('does nothing and says nothing new if the answer got lost and the picture is loaded again', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name, id, targets } = await newTarget(workspace, clients);
	await workspace.saveSetting('workspace_url', standIn.url);
	answer = async (req) => {
		await workspace.call('POST', '/api/v1/users.logout', { creds: admins[0].creds, body: { userId: id } });
		req.socket.destroy();
	};
	const working = await confirmAbout(admins[0], name);
	for (let n = 0; n < 2; n++) {
		expect(isDone((await admins[0].loadPicture(working)).body)).toBe(false);
	}
	await admins[0].listened();
	const told = english('failed_unknown_user', { user: `\`@${name}\`` });
	expect(admins[0].messages().map(({ msg }) => msg)).toEqual([told]);
	expect(asked).toHaveLength(1);
	expect(await loggedIn(targets)).toEqual([false, false]);
});

it('makes one REST call, and lists neither sessions nor personal access tokens', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const working = await confirmAbout(admins[0], (await newTarget(workspace, clients)).name);
	await takeCalls(workspace);
	await admins[0].loadPicture(working);
	const calls = await takeCalls(workspace);
	const rest = calls.filter((call) => call.startsWith('getHttpBridge.'));
	expect(rest).toEqual(['getHttpBridge.doCall(post /api/v1/users.logout)']);
});
