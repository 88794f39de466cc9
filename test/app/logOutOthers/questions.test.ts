import { TicketSigner } from '../../../src/handshake/tickets';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYes, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore } from '../../support/storedData';
import { english } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Returns the text of a question as if it had been asked two minutes earlier, signed with the app's own key. */
async function askedEarlier(ticketText: string): Promise<string> {
	const keys = inStore(workspace, ({ db }) => {
		const rows = db.prepare('SELECT data FROM app_persistence').all() as { data: string }[];
		return rows.map(({ data }) => (JSON.parse(data) as { key?: string }).key).filter((key) => key !== undefined);
	});
	const signer = new TicketSigner({ readKeys: async () => keys, addKey: async () => undefined }, (read) => read());
	const { ticket } = await signer.read(ticketText);
	if (!ticket) {
		throw new Error('The app signs with another key.');
	}
	return signer.write({ ticket: { ...ticket, askedAt: ticket.askedAt - 121_000 } });
}

it.each([
	['a list of tickets', '?ticket[]=a&ticket[]=b'],
	['a broken address', '?ticket=%E0%A4%A'],
])('shows the same first picture to anybody who asks with %s', async (_what, query) => {
	const answer = await workspace.call('GET', `/api/apps/public/${appId}/confirm-logout${query}`);
	expect(answer.status).toBe(200);
	expect(answer.body).toContain('<title>This client stays logged in</title>');
});

describe('a question', () => {
	it('can be answered by its user only', async () => {
		const [[asking], [stranger]] = [await clients.ofNewUser(1), await clients.ofNewUser(1, { language: 'de' })];
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		const ended = await stranger.submit(question);
		expect(ended.id).toBe(question.id);
		expect(saidBy(ended)).toBe(translatorFor('de')('failed_expired'));
		expect(ended.submit).toBeNull();
		expect(JSON.stringify(ended)).not.toContain('confirmation=');
	});

	it('that is over says so in the room, too, because clients up to 6.13 close the modal', async () => {
		const [asking] = await clients.ofNewUser(1);
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		const old = { ...question, id: await askedEarlier(question.id) };
		expect(saidBy(await asking.submit(old))).toBe(english('failed_expired'));
		expect((await asking.nextMessage()).msg).toBe(english('failed_expired'));
	});

	it.each([
		['deactivated', 'users.setActiveStatus', { activeStatus: false }],
		['deleted', 'users.delete', {}],
	])('of a user who was %s since then does nothing, and breaks nothing', async (_what, route, fields) => {
		const [asking] = await clients.ofNewUser(1);
		const { question, working } = await answerYes(asking);
		const body = { ...fields, userId: asking.creds.userId };
		await workspace.call('POST', `/api/v1/${route}`, { creds: workspace.admin, body });
		const picture = await asking.loadPicture(working);
		expect([picture.status, picture.body]).toEqual([200, expect.stringContaining('>See chat</text>')]);
		await expect(asking.submit(question)).rejects.toThrow('401');
	});
});
