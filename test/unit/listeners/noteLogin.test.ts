import type { ILogger, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { noteLogin } from '../../../src/listeners/noteLogin';
import { Services } from '../../../src/services';
import { FakeLog } from '../support/fakes';

/** A host with persistence only. */
class Host {
	readonly log = new FakeLog();

	readonly written: unknown[] = [];

	isBroken = false;

	async note(user: unknown): Promise<void> {
		const settings = { getValueById: async () => undefined };
		const read = {
			getEnvironmentReader: () => ({ getSettings: () => settings }),
			getPersistenceReader: () => ({}),
		} as object as IRead;
		const persistence = {
			createWithAssociations: async (data: unknown) => {
				if (this.isBroken) throw new Error('storage is down');
				this.written.push(data);
			},
		} as object as IPersistence;
		await noteLogin(user, new Services(), { read, persistence, log: this.log as object as ILogger });
	}
}

let host: Host;

beforeEach(() => {
	host = new Host();
});

it.each([
	['user', { id: 'alice', username: 'alice', emails: ['a@example.com'] }],
	['raw document, as some servers pass it', { _id: 'alice', services: { password: { bcrypt: 'hash' } } }],
])('notes a login of a %s: id and time only', async (_what, user) => {
	await host.note(user);
	expect(host.written).toEqual([{ kind: 'login', userId: 'alice', at: expect.any(Number) }]);
	expect(host.log.lines).toEqual([]);
});

it.each([[undefined], [null], [{}], [{ id: '' }], [{ id: 7 }]])('notes nothing of %p', async (user) => {
	await host.note(user);
	expect(host.written).toEqual([]);
	expect(host.log.lines).toEqual([]);
});

it('never stands in the way of a login, and says in the app log what went wrong', async () => {
	host.isBroken = true;
	await expect(host.note({ id: 'alice' })).resolves.toBeUndefined();
	expect(host.log.lines).toEqual(['error login not noted: storage is down']);
});
