import { queryOf } from '../../../src/security/requestQuery';

function read(query: unknown): Record<string, string> {
	return Object.fromEntries(queryOf({ query }));
}

it('gives the texts of a query as they are', () => {
	expect(read({ ticket: 'abc.def', secret: 'x-_' })).toEqual({ ticket: 'abc.def', secret: 'x-_' });
});

it("takes apart what a second question mark has glued together, as the web client's download button does", () => {
	expect(read({ ticket: 'abc', as: 'file?download' })).toEqual({ ticket: 'abc', as: 'file', download: '' });
});

it('finds the login that older mobile apps append with a second question mark', () => {
	const query = { ticket: 'abc', as: 'file?rc_uid=alice', rc_token: 'token' };
	expect(read(query)).toEqual({ ticket: 'abc', as: 'file', rc_uid: 'alice', rc_token: 'token' });
});

it('survives both at once', () => {
	const query = { as: 'file?download?rc_uid=alice', rc_token: 'token?download' };
	expect(read(query)).toEqual({ as: 'file', download: '', rc_uid: 'alice', rc_token: 'token' });
});

it('lets nothing that is glued on take the place of what came before', () => {
	expect(read({ ticket: 'abc?ticket=other', as: 'file?ticket=another' })).toEqual({ ticket: 'abc', as: 'file' });
});

it('keeps equals signs in a value', () => {
	expect(read({ a: 'b?c=d=e' })).toEqual({ a: 'b', c: 'd=e' });
});

it('leaves out lists and objects', () => {
	expect(read({ ticket: ['a', 'b'], secret: { a: 'b' }, n: 1, nothing: null, as: 'file' })).toEqual({ as: 'file' });
});

it('treats names of the language as any other name', () => {
	const query = JSON.parse('{"__proto__":"x?constructor=y","toString":"z"}') as unknown;
	const found = queryOf({ query });
	expect([...found]).toEqual([
		['__proto__', 'x'],
		['constructor', 'y'],
		['toString', 'z'],
	]);
	expect(queryOf({ query: {} }).get('constructor')).toBeUndefined();
});

it.each([[undefined], [null], ['ticket=abc'], [7]])('finds nothing in the query %p', (query) => {
	expect(read(query)).toEqual({});
});
