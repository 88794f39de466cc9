import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

const evil = 'https://evil.example';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** What a browser adds to a request that a page of another site makes it send with its cookies. */
function fromEvilPage({ creds }: ChatClient): Record<string, string> {
	return {
		origin: evil,
		referer: `${evil}/`,
		'sec-fetch-site': 'cross-site',
		cookie: `rc_uid=${creds.userId}; rc_token=${creds.authToken}`,
	};
}

describe('a page of another site', () => {
	it('cannot log others out by a form: cookies and bodies are no login', async () => {
		const both = await clients.ofNewUser(2);
		const answer = await fetch(workspace.url + endpointPath, {
			method: 'POST',
			headers: { ...fromEvilPage(both[0]), 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ ...both[0].creds }).toString(),
		});
		expect(answer.status).toBe(401);
		// Not even the refusal may be read by the page: that takes this header, and an origin that is no star.
		expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('may not send login headers: the preflight is refused', async () => {
		const answer = await workspace.call('OPTIONS', endpointPath, {
			headers: {
				origin: evil,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'x-auth-token, x-user-id',
			},
		});
		// A browser goes on after a status of success only.
		expect(answer.status).toBe(405);
		expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
	});

	it('cannot pass for the client of the question with an image: its request for the first picture does not count', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question, { site: 'cross-site' });
		await both[0].submit(question);
		expect(fileOf(await both[0].nextMessage())).toContain('confirmation=');
		expect(await loggedIn(both)).toEqual([true, true]);
	});
});
