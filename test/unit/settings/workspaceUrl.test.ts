import { parseWorkspaceUrl } from '../../../src/settings/workspaceUrl';

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
