import { isElsewhere, parseWorkspaceUrl } from '../../../src/settings/workspaceUrl';

it.each([
	['https://chat.example.com', 'https://chat.example.com'],
	[' https://chat.example.com/ ', 'https://chat.example.com'],
	['https://example.com/chat//', 'https://example.com/chat'],
	['http://localhost:3000', 'http://localhost:3000'],
	['http://[::1]:3000/', 'http://[::1]:3000'],
	['https://chat.example.com:443/', 'https://chat.example.com'],
	['https://bücher.example', 'https://xn--bcher-kva.example'],
])('%p is %p', (entered, url) => {
	expect(parseWorkspaceUrl(entered)).toBe(url);
});

it.each([
	['', /must start with http/],
	['chat.example.com', /must start with http/],
	['localhost:3000', /must start with http/],
	['127.0.0.1:3000', /must start with http/],
	['//chat.example.com', /must start with http/],
	['https://', /must start with http/],
	['ftp://chat.example.com', /must start with http/],
	['javascript:alert(1)', /must start with http/],
	['https://admin:secret@chat.example.com', /user name or password/],
	['https://admin@chat.example.com', /user name or password/],
	['https://chat.example.com/?token=1', /"\?" or "#"/],
	['https://chat.example.com/#x', /"\?" or "#"/],
	[undefined, /must start with http/],
	[['https://chat.example.com'], /must start with http/],
])('%p is refused with a word on what to enter', (entered, message) => {
	expect(() => parseWorkspaceUrl(entered)).toThrow(message);
});

it('never repeats a password in its message', () => {
	expect(() => parseWorkspaceUrl('https://admin:secret@chat.example.com')).toThrow(
		expect.objectContaining({ message: expect.not.stringContaining('secret') }),
	);
});

describe('isElsewhere', () => {
	const site = 'https://chat.example.com/sub';

	it.each([
		...['https://chat.example.com', 'http://chat.example.com:8080', 'http://localhost:3000', 'http://127.0.0.2'],
		...['http://[::1]:3000', 'http://10.1.2.3', 'http://172.16.0.1', 'http://172.31.9.9', 'http://192.168.1.1'],
		...['http://169.254.1.1', 'http://100.64.0.1', 'http://[fd00::1]', 'http://[fe80::1]', 'http://rocketchat:3000'],
		...['http://rocketchat.default.svc.cluster.local', 'http://chat.internal', 'http://app.localhost'],
	])('%s is one of the own machines', (url) => {
		expect(isElsewhere(url, site)).toBe(false);
	});

	it.each([
		...[
			'https://evil.com',
			'http://chat.example.com.evil.com',
			'http://8.8.8.8',
			'http://172.32.0.1',
			'http://11.0.0.1',
		],
		...['http://10.evil.com', 'http://localhost.evil.com', 'http://[2001:db8::1]', 'http://192.169.1.1'],
		...['http://100.128.0.1', 'https://other.example.com', 'http://127.evil.com'],
	])('%s may be another', (url) => {
		expect(isElsewhere(url, site)).toBe(true);
	});

	it('is true if Site_Url says nothing', () => {
		expect(isElsewhere('https://chat.example.com', undefined)).toBe(true);
	});
});
