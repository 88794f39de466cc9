import { storeLogin } from '../src/web/client/login/login';

afterEach(() => {
	for (const name of ['document', 'localStorage', 'location']) {
		Reflect.deleteProperty(globalThis, name);
	}
});

it.each([
	['http:', ''],
	['https:', '; Secure'],
])('writes the two cookies of the real client on %s', (protocol, secure) => {
	const written: string[] = [];
	Object.assign(globalThis, {
		location: { protocol },
		localStorage: { setItem: () => undefined },
		document: {
			set cookie(text: string) {
				written.push(text);
			},
		},
	});
	storeLogin({ userId: 'u1', authToken: 'a token+with/odd=characters;' });
	expect(written).toEqual([
		`rc_uid=u1; Path=/${secure}; SameSite=Lax`,
		`rc_token=a%20token%2Bwith%2Fodd%3Dcharacters%3B; Path=/${secure}; SameSite=Lax`,
	]);
});
