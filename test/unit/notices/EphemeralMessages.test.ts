import { HostSetup } from '../support/HostSetup';

const place = { userId: 'alice', roomId: 'GENERAL' };
const file = { name: 'keep.txt', link: 'https://chat.example.com/keep' };

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

it('go to one user in a room', async () => {
	await host.call().messages.send(place, { text: 'hello' });
	expect(host.messages).toEqual([{ to: 'alice', roomId: 'GENERAL', text: 'hello' }]);
});

it('go to the thread of the command', async () => {
	await host.call().messages.send({ ...place, threadId: 'thread' }, { text: 'hello' });
	expect(host.messages).toMatchObject([{ threadId: 'thread' }]);
});

it('bring a file to tap', async () => {
	await host.call().messages.send(place, { text: 'tap', file });
	expect(host.messages[0].attachments).toEqual([
		{ type: 'file', title: { value: file.name, link: file.link, displayDownloadLink: true } },
	]);
});

it.each([
	['user', { ...place, userId: 'gone' }],
	['room', { ...place, roomId: 'gone' }],
])('are not sent if the %s is gone, without an error', async (_what, to) => {
	await host.call().messages.send(to, { text: 'hello' });
	expect(host.messages).toEqual([]);
});
