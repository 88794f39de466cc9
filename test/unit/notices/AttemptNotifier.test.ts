import { RoomType } from '@rocket.chat/apps-engine/definition/rooms/RoomType';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { AttemptNotifier } from '../../../src/notices/AttemptNotifier';
import { notDone } from '../../../src/sessions/endings';
import type { Attempt } from '../../../src/sessions/ports';
import { translatorFor } from '../../../src/views/texts';
import { alice, HostSetup } from '../support/HostSetup';

const attempt: Attempt = {
	userId: 'alice',
	via: 'endpoint',
	client: { address: '192.0.2.7' },
	at: 1000,
	ending: { outcome: 'done', validUntil: new Date('2027-02-20T12:00:00.000Z') },
};
const refused: Attempt = { ...attempt, ending: notDone('other-site') };

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
	host.rooms.push({ id: 'audit', type: RoomType.PRIVATE_GROUP, slugifiedName: 'audit' });
});

/** Returns the notifier of one call. */
function notifierOfCall(): AttemptNotifier {
	const { people, settings, modify, log, once } = host.call();
	return new AttemptNotifier({ people, settings, modify, log, once });
}

const sentTo = (roomId: string): string[] =>
	host.messages.filter((message) => message.roomId === roomId).map(({ text }) => text);

it.each([
	[attempt, true, /^info attempt result=done /],
	[{ ...attempt, ending: notDone('no-answer') }, true, /^warn attempt result=no-answer /],
	[refused, false, /^warn attempt result=other-site /],
])('the app log has each attempt', async (given, isOwnerTold, line) => {
	await notifierOfCall().report(given, isOwnerTold);
	expect(host.log.lines).toEqual([expect.stringMatching(line)]);
});

describe('the owner', () => {
	it('is told in the room of direct messages', async () => {
		await expect(notifierOfCall().tellOwner(attempt)).resolves.toBe(true);
		expect(sentTo('direct')).toEqual([expect.stringContaining(translatorFor('en')('notice_done'))]);
	});

	it('is told in the room that was looked up before', async () => {
		const notifier = notifierOfCall();
		notifier.prepare('alice');
		await notifier.tellOwner(attempt);
		expect(sentTo('direct')).toHaveLength(1);
	});

	it('is told in their own language', async () => {
		host.users = [{ ...alice, settings: { preferences: { language: 'de' } } } as object as IUser];
		await notifierOfCall().tellOwner(attempt);
		expect(sentTo('direct')).toEqual([expect.stringContaining(translatorFor('de')('notice_done'))]);
	});

	it('is told that a logout everywhere was their own, or by whom it was', async () => {
		const t = translatorFor('en');
		host.users.push({ id: 'mallory', username: 'mallory' } as object as IUser);
		const target = { userId: 'alice', username: 'alice' };
		await notifierOfCall().tellOwner({ ...attempt, target, ending: { outcome: 'done' } });
		await notifierOfCall().tellOwner({ ...attempt, target, ending: notDone('no-answer') });
		await notifierOfCall().tellOwner({ ...attempt, userId: 'mallory', target, ending: { outcome: 'done' } });
		await notifierOfCall().tellOwner({ ...attempt, userId: 'mallory', target, ending: notDone('no-answer') });
		const [own, ownUnknown, done, unknown] = sentTo('direct');
		expect(own.split('\n')[0]).toBe(t('notice_self_done'));
		expect(ownUnknown.split('\n')[0]).toBe(t('notice_self_unknown'));
		// Only the name: who may log others out need not be an administrator.
		expect(done).toBe(t('notice_user_done', { user: '`@mallory`' }));
		expect(unknown).toBe(t('notice_user_unknown', { user: '`@mallory`' }));
	});

	it.each<[string, () => void]>([
		['not to be told by the settings', () => (host.appSettings = { security_notice: false })],
		['gone', () => (host.users = [])],
	])('is not told if they are %s', async (_what, arrange) => {
		arrange();
		const notifier = notifierOfCall();
		notifier.prepare('alice');
		await expect(notifier.tellOwner(attempt)).resolves.toBeUndefined();
		expect(host.messages).toEqual([]);
		expect(host.log.lines).toEqual([]);
	});

	it('is not told in a room with others, whatever the host says', async () => {
		host.rooms = [{ id: 'direct', type: RoomType.DIRECT_MESSAGE, userIds: ['alice', 'bot', 'bob'] }];
		await expect(notifierOfCall().tellOwner(attempt)).resolves.toBe(false);
		expect(host.messages).toEqual([]);
		expect(host.log.lines[0]).toMatch(/^error security notice not sent: the host offers no room/);
	});
});

describe('administrators', () => {
	beforeEach(() => {
		host.appSettings = { security_notice: false, administrator_rooms: [{ _id: 'audit' }] };
	});

	it('get a line in each of their rooms, in the language of the workspace', async () => {
		host.rooms.push({ id: 'second', type: RoomType.PRIVATE_GROUP });
		host.appSettings.administrator_rooms = [{ _id: 'audit' }, { _id: 'second' }];
		host.serverSettings.Language = 'de';
		await notifierOfCall().report(attempt, true);
		expect(sentTo('audit')).toEqual([expect.stringContaining(translatorFor('de')('notice_via_endpoint'))]);
		expect(sentTo('second')).toEqual(sentTo('audit'));
	});

	it('get none without a room', async () => {
		host.appSettings = { security_notice: false };
		await notifierOfCall().report(attempt, true);
		expect(host.messages).toEqual([]);
	});

	it('learn of a flood of refusals once a minute, for each user and reason; the app log has them all', async () => {
		for (let i = 0; i < 5; i++) {
			await notifierOfCall().report(refused);
			await notifierOfCall().report({ ...refused, ending: notDone('unidentified') });
			await notifierOfCall().report({ ...refused, userId: 'bob' });
		}
		expect(sentTo('audit')).toHaveLength(3);
		expect(host.log.lines).toHaveLength(15);
	});

	it('learn of each logout, also after refusals', async () => {
		await notifierOfCall().report(refused);
		await notifierOfCall().report(attempt, true);
		await notifierOfCall().report(attempt, true);
		expect(sentTo('audit')).toHaveLength(3);
	});

	it('learn that the owner could not be told', async () => {
		const notTold = translatorFor('en')('notice_line_not_told', { line: '' });
		await notifierOfCall().report(attempt, false);
		await notifierOfCall().report({ ...attempt, userId: 'bob' }, true);
		await notifierOfCall().report({ ...attempt, userId: 'carol' }, undefined);
		expect(sentTo('audit').map((line) => line.endsWith(notTold))).toEqual([true, false, false]);
	});

	it('learn from the log that a room is gone, and the others get their line', async () => {
		host.appSettings.administrator_rooms = [{ _id: 'gone' }, { _id: 'audit' }];
		await notifierOfCall().report(attempt, true);
		expect(sentTo('audit')).toHaveLength(1);
		expect(host.log.lines[1]).toMatch(/^error line not sent to room gone: there is no such room/);
	});

	it('learn the id of a user who is gone', async () => {
		await notifierOfCall().report({ ...refused, userId: 'nobody' });
		expect(sentTo('audit')).toEqual([expect.stringContaining('`nobody`')]);
	});
});

describe('messages that fail', () => {
	beforeEach(() => {
		host.appSettings = { administrator_rooms: [{ _id: 'audit' }] };
	});

	it('are logged and stop nothing', async () => {
		host.sendError = new Error('no messages');
		const notifier = notifierOfCall();
		notifier.prepare('alice');
		await expect(notifier.tellOwner(attempt)).resolves.toBe(false);
		await notifier.report(attempt, false);
		expect(host.log.lines).toEqual([
			'error security notice not sent: no messages',
			expect.stringMatching(/^info attempt result=done /),
			'error line not sent to room audit: no messages',
		]);
	});

	it('because the owner cannot be looked up are logged', async () => {
		host.read.getUserReader = () => {
			throw new Error('no users');
		};
		const notifier = notifierOfCall();
		notifier.prepare('alice');
		await expect(notifier.tellOwner(attempt)).resolves.toBe(false);
		expect(host.log.lines).toContainEqual('error security notice not sent: no users');
	});

	it.each<[string, (notifier: AttemptNotifier) => Promise<unknown>]>([
		['security notice', (notifier) => notifier.tellOwner(attempt)],
		['lines for administrators', (notifier) => notifier.report(attempt)],
	])('delay nothing for more than a second, and nobody claims that they were sent: %s', async (what, send) => {
		jest.useFakeTimers();
		host.modify.getCreator = () => ({ startMessage: () => new Promise(() => undefined) }) as never;
		host.read.getUserReader = () => ({ getById: () => new Promise(() => undefined) }) as never;
		let isDone = false;
		const done = send(notifierOfCall()).finally(() => (isDone = true));
		await jest.advanceTimersByTimeAsync(999);
		expect(isDone).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		await expect(done).resolves.toBeUndefined();
		jest.useRealTimers();
		expect(host.log.lines).toContainEqual(`warn ${what}: sending takes long, and may have failed`);
	});
});
