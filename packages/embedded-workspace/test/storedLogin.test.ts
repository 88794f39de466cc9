import { forgetLogin, storedLogin, storeLogin } from '../src/web/client/login/login';

const login = { userId: 'u1', authToken: 'a token+with/odd=characters;' };
let written: string[];

beforeEach(() => {
	written = [];
	const items = new Map<string, string>();
	Object.assign(globalThis, {
		document: {
			set cookie(text: string) {
				written.push(text);
			},
		},
		localStorage: {
			getItem: (key: string) => items.get(key) ?? null,
			setItem: (key: string, value: string) => void items.set(key, value),
			removeItem: (key: string) => void items.delete(key),
		},
	});
});
afterEach(() => {
	for (const name of ['document', 'localStorage', 'location']) {
		Reflect.deleteProperty(globalThis, name);
	}
});

it.each([
	['http:', ''],
	['https:', '; Secure'],
])('writes the two cookies of the real client on %s', (protocol, secure) => {
	Object.assign(globalThis, { location: { protocol } });
	storeLogin(login);
	expect(written).toEqual([
		`rc_uid=u1; Path=/${secure}; SameSite=Lax`,
		`rc_token=a%20token%2Bwith%2Fodd%3Dcharacters%3B; Path=/${secure}; SameSite=Lax`,
	]);
});

it('leaves the cookies as they are when it forgets a login', () => {
	Object.assign(globalThis, { location: { protocol: 'http:' } });
	storeLogin(login);
	written = [];
	forgetLogin(login);
	expect(storedLogin()).toBeUndefined();
	expect(written).toEqual([]);
});
