import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf, pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

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

async function expectAllLoggedIn(all: ChatClient[]): Promise<void> {
	expect(await Promise.all(all.map((each) => each.isLoggedIn()))).toEqual(all.map(() => true));
}

describe('a page of another site', () => {
	it.each([
		[
			'a form',
			'application/x-www-form-urlencoded',
			({ creds }: ChatClient) => new URLSearchParams({ ...creds }).toString(),
		],
		['a form that passes for JSON', 'text/plain', ({ creds }: ChatClient) => JSON.stringify(creds)],
		['fetch with credentials', 'application/json', () => '{}'],
	])('cannot log others out by %s: cookies and bodies are no login', async (_what, type, bodyOf) => {
		const both = await clients.ofNewUser(2);
		const answer = await fetch(workspace.url + endpointPath, {
			method: 'POST',
			headers: { ...fromEvilPage(both[0]), 'content-type': type },
			body: bodyOf(both[0]),
		});
		expect(answer.status).toBe(401);
		// Not even the refusal may be read by the page: that takes this header, and an origin that is no star.
		expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
		await expectAllLoggedIn(both);
	});

	it.each(['users.logoutOtherClients', 'confirm-logout'])(
		'may not send login headers: the preflight for %s is refused',
		async (path) => {
			const answer = await workspace.call('OPTIONS', `/api/apps/public/${appId}/${path}`, {
				headers: {
					origin: evil,
					'access-control-request-method': 'POST',
					'access-control-request-headers': 'x-auth-token, x-user-id',
				},
			});
			// A browser goes on after a status of success only.
			expect(answer.status).toBe(405);
			expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
		},
	);

	it('cannot answer the question with a form: the workspace takes none of other sites, and no cookie for a login there', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question);
		const answer = await fetch(`${workspace.url}/api/apps/ui.interaction/${appId}`, {
			method: 'POST',
			headers: { ...fromEvilPage(both[0]), 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ type: 'viewSubmit', 'payload[view][id]': question.id }).toString(),
		});
		expect(answer.status).toBe(403);
		expect(await answer.text()).not.toContain('confirmation');
		await expectAllLoggedIn(both);
	});

	it('cannot pass for the client of the question with an image: its request for the first picture does not count', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question, { site: 'cross-site' });
		await both[0].submit(question);
		expect(fileOf(await both[0].nextMessage())).toContain('confirmation=');
		await expectAllLoggedIn(both);
	});

	it('cannot do the work with an image, even with its address, confirmation included', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question);
		const path = pictureOf(await both[0].submit(question));
		const image = await workspace.call<string>('GET', path, { headers: fromEvilPage(both[0]) });
		expect(image.body).toContain('>See chat</text>');
		expect((await both[0].nextMessage()).msg).toBe(english('failed_other_site'));
		await expectAllLoggedIn(both);
	});
});
