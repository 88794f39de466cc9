import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

describe('records of an app', () => {
	let workspace: TestWorkspace;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	const records = async (step: string, names: string[], more: object = {}): Promise<unknown> =>
		(await workspace.probe('POST', 'records', { body: { step, names, ...more } })).body.result;

	it('are read by all of the given associations, in the order they were made', async () => {
		await records('create', ['read', 'a'], { data: { n: 1 } });
		await records('create', ['read', 'a', 'b'], { data: { n: 2 } });
		expect(await records('read', ['read'])).toEqual([{ n: 1 }, { n: 2 }]);
		expect(await records('read', ['b', 'read'])).toEqual([{ n: 2 }]);
		expect(await records('read', ['read', 'c'])).toEqual([]);
		expect(await records('read', [])).toEqual([]);
	});

	it('are updated by the exact list of associations', async () => {
		await records('create', ['update', 'a'], { data: { n: 1 } });
		expect(await records('upsert', ['update'], { data: { n: 2 } })).not.toBe('');
		await records('upsert', ['update', 'a'], { data: { n: 3 } });
		expect(await records('read', ['update'])).toEqual([{ n: 3 }, { n: 2 }]);
		await records('change', ['update', 'unknown'], { data: { n: 4 } });
		expect(await records('read', ['update', 'unknown'])).toEqual([]);
	});

	it('come back when they are removed; removing nothing gives nothing', async () => {
		await records('create', ['remove', 'a'], { data: { n: 1 } });
		await records('create', ['remove'], { data: { n: 2 } });
		expect(await records('remove', ['remove', 'a'])).toEqual([{ n: 1 }]);
		expect(await records('read', ['remove'])).toEqual([{ n: 2 }]);
		expect((await records('remove', ['remove', 'a'])) ?? null).toBeNull();
	});

	it('cannot be updated by id', async () => {
		const id = await records('create', ['by-id'], { data: { n: 1 } });
		const { status, body } = await workspace.probe('POST', 'records', { body: { step: 'update', id, data: {} } });
		expect([status, body]).toEqual([500, 'Not implemented.']);
	});

	it('are objects only', async () => {
		const { status, body } = await workspace.probe('POST', 'records', {
			body: { step: 'create', names: ['x'], data: 'text' },
		});
		expect([status, body]).toEqual([500, 'Attempted to store an invalid data type, it must be an object.']);
	});
});
