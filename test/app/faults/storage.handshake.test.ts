import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { expectAgainEndsWell, logged, setFaults } from '../../support/faults';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, patternOf } from '../../support/texts';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';

const read = 'persistence.readByAssociations';
const replace = 'persistence.updateByAssociations';
const slow: Fault = { kind: 'slow', delayMs: 100 };

/** The handshake, if the app's persistence fails: records only help to choose the better way, so it goes on. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

it.each(['throw', 'drop', 'lose'] as const)(
	'shows the first picture and offers the file if nothing can be recorded (%s)',
	async (kind) => {
		const [asking, other] = await clients.ofNewUser(2);
		const question = await asking.openQuestion();
		await setFaults(workspace, { [replace]: { kind } });
		const picture = await asking.loadPicture(question);
		expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
		if (kind !== 'drop') {
			await logged(workspace, /^"shown" not recorded: A fault was asked for/);
		}
		await setFaults(workspace);

		await expectAgainEndsWell(asking, other, question, kind === 'lose' ? 'picture' : 'file');
	},
);

it('offers the file if the records cannot be read', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	await setFaults(workspace, { [read]: { kind: 'throw' } });
	expect(saidBy(await asking.submit(question))).toBe(english('modal_tap', { file: 'logout-others.txt' }));
	const file = fileOf(await asking.nextMessage());
	await logged(workspace, /^records not read: A fault was asked for/);
	await setFaults(workspace);
	await asking.load(file, { site: 'none' });
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});

it.each(['throw', 'drop'] as const)('works by picture if the confirmation cannot be recorded (%s)', async (kind) => {
	const [asking, other] = await clients.ofNewUser(2);
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	await setFaults(workspace, { [replace]: { kind } });
	const working = await asking.submit(question);
	if (kind !== 'drop') {
		await logged(workspace, /^"confirmed" not recorded: A fault was asked for/);
	}
	await setFaults(workspace);
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});

it.each([
	[read, 'throw'],
	[replace, 'throw'],
	[replace, 'drop'],
] as const)('logs out others even if %s fails (%s), and can be asked again', async (call, kind) => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	await setFaults(workspace, { [call]: { kind } });
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect((await asking.nextMessage()).msg).toMatch(patternOf('result_done'));
	expect(await loggedIn([asking, other])).toEqual([true, false]);
	await logged(workspace, new RegExp(`^attempt result=done .*user=${asking.creds.userId} `));
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect(await asking.isLoggedIn()).toBe(true);
});

it('says that another user is logged in, even if nothing can be recorded', async () => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const { working } = await answerYes(asking);
	await setFaults(workspace, { [read]: { kind: 'throw' }, [replace]: { kind: 'throw' } });
	expect((await asking.loadPicture(working, { cookies: stranger.creds })).body).toContain('>See chat</text>');
	expect((await asking.nextMessage()).msg).toBe(english('failed_other_user'));
	expect(await loggedIn([asking, other, stranger])).toEqual([true, true, true]);
});

it('is only late if the database is slow', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	await setFaults(workspace, { [read]: slow, [replace]: slow });
	const { working } = await answerYes(asking);
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});
