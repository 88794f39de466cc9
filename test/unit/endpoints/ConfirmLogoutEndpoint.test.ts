import type { IApiEndpointInfo, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { ConfirmLogoutEndpoint } from '../../../src/endpoints/ConfirmLogoutEndpoint';
import type { Ticket } from '../../../src/handshake/tickets';
import { TicketSigner } from '../../../src/handshake/tickets';
import { resultPicture } from '../../../src/views/pictures';
import { translatorFor } from '../../../src/views/texts';
import { alice, HostSetup } from '../support/HostSetup';
import type { HttpCall } from '../support/FakeHttp';
import { textOf } from '../support/handshakeSetup';

const t = translatorFor('en');
const cookie = 'rc_uid=alice; rc_token=token-of-alice';
const browser = { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' };

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

function get(query: object, headers: object = browser): Promise<IApiResponse> {
	const endpoint = new ConfirmLogoutEndpoint(host.app, host.memory);
	const { read, modify, http, persistence } = host.accessors();
	const request = { headers, query } as Partial<IApiRequest> as IApiRequest;
	return endpoint.get(request, {} as IApiEndpointInfo, read, modify, http, persistence);
}

async function ask(different: Partial<Ticket> = {}): Promise<string> {
	const question = { userId: 'alice', roomId: 'GENERAL', language: 'en', utcOffset: 0, ...different };
	return (await host.call(alice).handshake.ask(question)).ticketText;
}

/** Confirms. Returns the text of the confirmation, for a picture if the first one was asked for. */
async function confirm(isSeen: boolean, different?: Partial<Ticket>): Promise<string> {
	const ticket = await ask(different);
	if (isSeen) {
		await get({ ticket });
	}
	return textOf(await host.call(alice).handshake.confirm(ticket, 'alice'), isSeen ? 'picture' : 'file');
}

const posts = (): HttpCall[] => host.http.calls.filter(({ method }) => method === 'post');
const texts = (): string[] => host.messages.map(({ text, roomId }) => `${roomId}: ${text}`).sort();

describe('the first picture', () => {
	it('is a picture, whatever comes, and nothing else happens', async () => {
		for (const query of [{ ticket: await ask() }, { ticket: 'forged' }, undefined]) {
			const answer = await get(query as object);
			expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'image/svg+xml' } });
			expect(answer.content).toContain(t('picture_this_client'));
		}
		expect([...host.http.calls, ...host.messages]).toEqual([]);
	});

	it.each([
		['it cannot be recorded', 'updateByAssociations', 'error "shown" not recorded: storage is down'],
		['the key cannot be read', 'readByAssociation', 'error question not read: storage is down'],
	] as const)('is a picture also if %s', async (_what, failing, line) => {
		const ticket = await ask();
		host.memory.signingKeys.forget();
		host.persistence.failing = failing;
		await expect(get({ ticket })).resolves.toMatchObject({ status: 200 });
		expect(host.log.lines).toContain(line);
	});
});

describe('the second picture', () => {
	it('does the work and shows a word, and a message says it all', async () => {
		const answer = await get({ confirmation: await confirm(true) }, { ...browser, 'x-real-ip': '192.0.2.7' });
		expect(answer.content).toContain(t('picture_done'));
		expect(texts()[0]).toContain(`GENERAL: ${t('result_done').split('{{')[0]}`);
		// With the address of the client, whose limit of calls it is.
		expect(posts()).toMatchObject([
			{ request: { headers: { 'X-Auth-Token': 'token-of-alice', 'X-Real-IP': '192.0.2.7' } } },
		]);
	});

	it('loaded several times at once leads to one revocation, one message and one notice', async () => {
		const confirmation = await confirm(true);
		const answers = await Promise.all([1, 2, 3, 4, 5].map(() => get({ confirmation })));
		for (const { content } of answers) {
			expect(content).toContain(t('picture_done'));
		}
		expect(posts()).toHaveLength(1);
		expect(host.messages.map(({ roomId }) => roomId).sort()).toEqual(['GENERAL', 'direct']);
	});

	it('without a login leads to a file in a message', async () => {
		const answer = await get({ confirmation: await confirm(true) }, {});
		expect(answer.content).toBe(resultPicture('offer-file', t));
		expect(host.messages).toMatchObject([
			{
				to: 'alice',
				roomId: 'GENERAL',
				text: t('file_message'),
				attachments: [
					{ title: { value: 'logout-others.txt', link: expect.stringMatching(/^https:\/\/chat.*\?confirmation=/) } },
				],
			},
		]);
	});

	it.each([
		['two logins', { ...browser, cookie: `${cookie}; rc_token=other` }, 'failed_ambiguous_login'],
		['another user', { ...browser, cookie: 'rc_uid=bob; rc_token=x' }, 'failed_other_user'],
		['another site', { ...browser, 'sec-fetch-site': 'cross-site' }, 'failed_other_site'],
	] as const)('with %s does nothing and says why, once a minute', async (_what, headers, key) => {
		const confirmation = await confirm(true);
		for (let i = 0; i < 2; i++) {
			expect((await get({ confirmation }, headers)).content).toContain(t('picture_failed'));
		}
		expect(texts()).toEqual([`GENERAL: ${t(key)}`]);
		expect(posts()).toEqual([]);
	});

	it('that nobody signed is a picture of a failure, and no message', async () => {
		expect((await get({ confirmation: 'a.b' })).content).toContain(t('picture_failed'));
		expect(host.messages).toEqual([]);
	});

	it('of another client says nothing to the room, which knows the outcome', async () => {
		const confirmation = await confirm(true);
		await get({ confirmation });
		host.messages.length = 0;
		const answer = await get({ confirmation }, { ...browser, cookie: 'rc_uid=alice; rc_token=another' });
		expect(answer.content).toContain(t('picture_failed'));
		expect(host.messages).toEqual([]);
	});

	it('is a picture also if the message cannot be sent', async () => {
		const confirmation = await confirm(true);
		host.sendError = new Error('no messages');
		expect((await get({ confirmation })).content).toContain(t('picture_done'));
		expect(host.log.lines).toContain('error message on the outcome not sent: no messages');
	});

	it('speaks the language of the question, in its thread', async () => {
		const german = translatorFor('de');
		const [asked, answer] = [
			await get({ ticket: await ask({ language: 'de' }) }),
			await get({ confirmation: await confirm(true, { language: 'de', threadId: 'thread' }) }),
		];
		expect(asked.content).toContain(german('picture_this_client'));
		expect(answer.content).toContain(german('picture_done'));
		const done = german('result_done').split('{{')[0];
		expect(host.messages).toContainEqual(
			expect.objectContaining({ threadId: 'thread', text: expect.stringContaining(done) }),
		);
	});
});

describe('the file', () => {
	const opened = { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-origin', cookie };

	it('does the work and says how it went', async () => {
		const answer = await get({ confirmation: await confirm(false) }, opened);
		expect(answer.headers).toMatchObject({ 'Content-Disposition': 'attachment; filename="logout-others.txt"' });
		expect(answer.content).toContain(t('result_done').split('{{')[0]);
	});

	it('works with the login that a phone appends', async () => {
		const confirmation = await confirm(false);
		const answer = await get({ confirmation, rc_uid: 'alice', rc_token: 'token-of-the-phone' }, {});
		expect(answer.content).toContain(t('result_done').split('{{')[0]);
		const [{ request }] = posts();
		expect(request.headers).toMatchObject({ 'X-Auth-Token': 'token-of-the-phone' });
	});

	it('that is shown as a picture does not use the login in its address', async () => {
		const confirmation = await confirm(false);
		const headers = { 'sec-fetch-dest': 'image', 'x-real-ip': '192.0.2.7' };
		const answer = await get({ confirmation, rc_uid: 'alice', rc_token: 'token-of-a-thief' }, headers);
		expect(answer.content).toContain(t('failed_unidentified'));
		expect(posts()).toEqual([]);
	});
});

it.each([
	['file', 'failed_expired'],
	['picture', 'picture_failed'],
] as const)('a confirmation of two minutes ago does nothing, and the %s says so', async (carrier, key) => {
	const signer = new TicketSigner(host.call().records, (read) => read());
	const at = Date.now() - 121_000;
	const ticket = { id: 'question', userId: 'alice', roomId: 'GENERAL', language: 'en', askedAt: at };
	const confirmation = await signer.write({ confirmation: { ticket, id: 'confirmed', at, carrier } });
	expect((await get({ confirmation })).content).toContain(t(key));
	expect([...host.http.calls, ...host.messages]).toEqual([]);
});
