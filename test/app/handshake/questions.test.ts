import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYes, answerYesOnPhone, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe('the first picture', () => {
	it.each([
		['nothing', ''],
		['an empty ticket', '?ticket='],
		['an invented ticket', '?ticket=WyJhIl0.c2ln'],
		['a list of tickets', '?ticket[]=a&ticket[]=b'],
		['a huge ticket', `?ticket=${'A'.repeat(10_000)}`],
		['a broken address', '?ticket=%E0%A4%A'],
	])('is the same for anybody who asks with %s', async (_what, query) => {
		const answer = await workspace.call('GET', `/api/apps/public/${appId}/keep-this-client${query}`);
		expect(answer.status).toBe(200);
		expect(answer.body).toContain('<title>This client stays logged in</title>');
	});

	it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])(
		'is there for GET only, not for %s',
		async (method) => {
			const answer = await workspace.call(method, `/api/apps/public/${appId}/keep-this-client`);
			expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
		},
	);
});

describe('a question', () => {
	it('can be answered by its user only', async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1, { language: 'de' })];
		const question = await both[0].openQuestion();
		const ended = await stranger.submit(question);
		expect(ended.id).toBe(question.id);
		expect(saidBy(ended)).toBe(translatorFor('de')('failed_expired'));
		expect(ended.submit).toBeUndefined();
		expect(JSON.stringify(ended)).not.toContain('confirmation=');
	});

	it.each([['invented'], ['a.b'], [''], ['x'.repeat(5000)]])('that was never asked ("%s") is over', async (id) => {
		const [asking] = await clients.ofNewUser(1);
		expect(saidBy(await asking.submit({ id, title: { text: '' }, blocks: [] }))).toBe(english('failed_expired'));
	});

	it('cannot be made of a confirmation', async () => {
		const [asking] = await clients.ofNewUser(1);
		const { message } = await answerYesOnPhone(asking);
		const id = new URL(String(message.attachments?.[0].title_link)).searchParams.get('confirmation') ?? '';
		expect(saidBy(await asking.submit({ id, title: { text: '' }, blocks: [] }))).toBe(english('failed_expired'));
	});

	it.each([
		['deactivated', 'users.setActiveStatus', { activeStatus: false }],
		['deleted', 'users.delete', {}],
	])('of a user who was %s since then does nothing, and breaks nothing', async (_what, route, fields) => {
		const [asking] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		const body = { ...fields, userId: asking.creds.userId };
		await workspace.call('POST', `/api/v1/${route}`, { creds: workspace.admin, body });
		const picture = await asking.loadPicture(working);
		expect([picture.status, picture.body]).toEqual([200, expect.stringContaining('>Not done</text>')]);
	});

	it('can be confirmed twice: once the newer confirmation was used, the older one is over', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working: older } = await answerYes(asking);
		// The first confirmation has come to nothing so far, so the second one brings the file.
		expect(saidBy(await asking.submit(question))).toContain('keep-this-device.txt');
		await asking.tap(await asking.nextMessage());
		expect((await asking.nextMessage()).msg).toMatch(resultDone);
		expect((await asking.loadPicture(older)).body).toContain('>Not done</text>');
		expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
	});
});
