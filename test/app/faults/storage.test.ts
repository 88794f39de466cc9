import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { fileOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { answerYes, expectAgainEndsWell, logged, loggedIn, saidBy, setFaults } from '../../support/faults';

const create = 'persistence.createWithAssociations';
const read = 'persistence.readByAssociations';
const replace = 'persistence.updateByAssociations';
const remove = 'persistence.removeByAssociations';
const slow: Fault = { kind: 'slow', delayMs: 100 };

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const english = textsIn('en');

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

// First of all: once made and read, the key for tickets is kept by the process.
it('the first question ever is not asked where its key is not kept: the user is told so, and may try again', async () => {
	const [asking] = await clients.ofNewUser(1);
	const faults: [Record<string, Fault>, RegExp][] = [
		[{ [read]: { kind: 'throw' } }, /^\/logout-others failed: A fault was asked for/],
		[{ [create]: { kind: 'throw' } }, /^\/logout-others failed: A fault was asked for/],
		[{ [create]: { kind: 'drop' } }, /^\/logout-others failed: the key .* was not kept/],
	];
	for (const [fault, line] of faults) {
		await setFaults(workspace, fault);
		await asking.runCommand('', { triggerId: 'one' });
		expect((await asking.nextMessage()).msg).toBe(english('failed_refused'));
		await logged(workspace, line);
	}
	expect(asking.interactions()).toEqual([]);

	await setFaults(workspace);
	await asking.openQuestion();
});

describe('the endpoint does its work, whatever becomes of its record', () => {
	it.each([
		['opened', create],
		['counted', read],
		['completed', replace],
	])('also where none can be %s', async (_what, call) => {
		for (const fault of [{ kind: 'throw' }, { kind: 'lose' }, { kind: 'drop' }, slow] as Fault[]) {
			const [caller, other] = await workspace.newClients(2);
			await setFaults(workspace, { [call]: fault });
			const answer = await workspace.callApp({ creds: caller });
			expect([fault.kind, answer.status]).toEqual([fault.kind, 200]);
			expect(answer.body).toMatchObject({ token: caller.authToken, success: true });
			expect((await workspace.me(caller)).status).toBe(200);
			expect((await workspace.me(other)).status).toBe(401);
			await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
		}
		await logged(workspace, /^revocation record not written: Error: A fault was asked for/);
	});

	it('but holds its limit, also where a refused attempt cannot be taken back', async () => {
		const [caller] = await workspace.newClients(1);
		for (let call = 0; call < 5; call++) expect((await workspace.callApp({ creds: caller })).status).toBe(200);
		await setFaults(workspace, { [remove]: { kind: 'throw' } });
		const { status, headers } = await workspace.callApp({ creds: caller });
		expect([status, Number(headers.get('retry-after')) <= 60]).toEqual([429, true]);
	});
});

describe('the handshake, where the storage fails', () => {
	it.each(['throw', 'drop', 'lose'] as const)(
		'at the first picture (%s): it is shown, and the rest works',
		async (kind) => {
			const [asking, other] = await clients.ofNewUser(2);
			const question = await asking.openQuestion();
			await setFaults(workspace, { [replace]: { kind } });
			const picture = await asking.loadPicture(question);
			expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
			await setFaults(workspace);

			const modal = await asking.submit(question);
			if (kind === 'lose') {
				await asking.loadPicture(modal);
			} else {
				expect(saidBy(modal)).toBe(english('tap', { file: 'keep-this-device.txt' }));
				await asking.load(fileOf(await asking.nextMessage()), { site: 'none' });
			}
			expect(await loggedIn(asking, other)).toEqual([true, false]);
			if (kind !== 'drop') await logged(workspace, /^client not noted: A fault was asked for/);
		},
	);

	it.each([
		['read', read, 'throw'],
		['written', create, 'throw'],
		['written for sure', create, 'lose'],
	] as const)(
		'at the yes, where it cannot be %s: the modal says so, and its button tries again',
		async (_, call, kind) => {
			const [asking, other] = await clients.ofNewUser(2);
			const question = await asking.openQuestion();
			await asking.loadPicture(question);
			await setFaults(workspace, { [call]: { kind } });
			const failed = await asking.submit(question);
			expect(saidBy(failed)).toBe(english('failed_refused'));
			expect(failed).toMatchObject({ id: question.id, submit: { text: { text: 'Try again' } } });
			await logged(workspace, /^answer to the question failed: A fault was asked for/);
			expect(await loggedIn(asking, other)).toEqual([true, true]);

			await setFaults(workspace);
			await expectAgainEndsWell(asking, other, question);
		},
	);

	it('at the yes, which is silently not kept: the picture says that nothing was done', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		await setFaults(workspace, { [create]: { kind: 'drop' } });
		const working = await asking.submit(question);
		await setFaults(workspace);
		expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
		await logged(workspace, new RegExp(`^attempt result=expired .*user=${asking.creds.userId} `));
		expect(await loggedIn(asking, other)).toEqual([true, true]);
		await expectAgainEndsWell(asking, other, question);
	});

	it.each([
		['throw', [english('failed_refused')]],
		['drop', []],
	] as const)(
		'at the second picture, before the workspace is called (%s): nobody is logged out',
		async (kind, told) => {
			const [asking, other] = await clients.ofNewUser(2);
			const { question, working } = await answerYes(asking);
			await setFaults(workspace, { [read]: { kind } });
			expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
			await asking.listened();
			expect(asking.messages().map(({ msg }) => msg)).toEqual(told);
			expect(await loggedIn(asking, other)).toEqual([true, true]);
			if (kind === 'throw') await logged(workspace, /^defect in the handshake: .*A fault was asked for/);

			await setFaults(workspace);
			await expectAgainEndsWell(asking, other, question);
		},
	);

	it('at the second picture of another user: the reason is told all the same', async () => {
		const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const { working } = await answerYes(asking);
		await setFaults(workspace, { [create]: { kind: 'throw' } });
		expect((await asking.loadPicture(working, { cookies: stranger.creds })).body).toContain('>Not done</text>');
		expect((await asking.nextMessage()).msg).toBe(english('failed_other_user'));
		await logged(workspace, /^refusal not counted: A fault was asked for/);
		expect(await loggedIn(asking, other, stranger)).toEqual([true, true, true]);
	});

	it.each([
		['begun', create, 'throw'],
		['begun', create, 'drop'],
		['completed', replace, 'throw'],
		['completed', replace, 'drop'],
		['completed for sure', replace, 'lose'],
	] as const)(
		'at the second picture, where its record is not %s: it is done, and again is safe (%s, %s)',
		async (...[, call, kind]) => {
			const [asking, other] = await clients.ofNewUser(2);
			const { working } = await answerYes(asking);
			await setFaults(workspace, { [call]: { kind } });
			expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
			expect((await asking.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
			expect(await loggedIn(asking, other)).toEqual([true, false]);
			expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
			expect(await asking.isLoggedIn()).toBe(true);
		},
	);

	it('is only late where everything is slow', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await setFaults(workspace, { [create]: slow, [read]: slow, [replace]: slow, [remove]: slow });
		const { working } = await answerYes(asking);
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn(asking, other)).toEqual([true, false]);
	});
});
