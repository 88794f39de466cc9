import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { mostFailures } from '../../../src/tickets/KeepRequest';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { countRecords } from '../../support/storedData';

let dataFolder: string;
let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
	one = await startWithApp({ dataFolder });
	two = await startWithApp({ dataFolder });
});
afterAll(async () => {
	await Promise.all([one.process.stop(), two.process.stop()]);
	await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => clients.disconnect());

async function answerYes(asking: ChatClient) {
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	return asking.submit(question);
}

/** Tries so many secrets, on both instances in turn. */
async function guess({ creds }: ChatClient, path: string, times: number): Promise<void> {
	for (let n = 0; n < times; n++) {
		const address = path.replace(/secret=.*/, `secret=${String(n).padStart(43, 'A')}`);
		const headers = { cookie: `rc_uid=${creds.userId}; rc_token=${creds.authToken}` };
		await [one, two][n % 2].call('GET', address, { headers });
	}
}

describe('who guesses secrets', () => {
	it('is stopped after ten wrong ones, on all instances and after a restart; then nothing is written any more', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const working = await answerYes(asking);
		await guess(asking, pictureOf(working), mostFailures);
		const records = countRecords(one);
		await guess(asking, pictureOf(working), 20);
		expect(countRecords(one)).toBe(records);

		// From here on the right secret comes too late, too.
		await two.process.kill();
		two = await startWithApp({ dataFolder });
		// Starting it took a login, which the ledger has noted.
		const recordsThen = countRecords(one);
		for (const { url } of [one, two]) {
			const { body } = await asking.loadPicture(working, { from: url });
			expect(body).toContain('>Not done</text>');
		}
		expect(countRecords(one)).toBe(recordsThen);
		expect(await other.isLoggedIn()).toBe(true);
	});

	it('is not helped by another question of the same user; other users are not held up', async () => {
		const [[asking, other], [stranger, strangersOther]] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		await guess(asking, pictureOf(await answerYes(asking)), mostFailures);
		expect((await asking.loadPicture(await answerYes(asking))).body).toContain('>Not done</text>');
		expect(await other.isLoggedIn()).toBe(true);

		expect((await stranger.loadPicture(await answerYes(stranger))).body).toContain('>Done</text>');
		expect(await strangersOther.isLoggedIn()).toBe(false);
	});

	it('may still use the endpoint with a login of their own, which guesses nothing', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await guess(asking, pictureOf(await answerYes(asking)), mostFailures);
		expect((await one.callApp({ creds: asking.creds })).status).toBe(200);
		expect(await other.isLoggedIn()).toBe(false);
	});
});

describe('secrets', () => {
	it('are 256 random bits, new with each yes', async () => {
		const [asking] = await clients.ofNewUser(1);
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		const secrets = new Set<string>();
		for (let n = 0; n < 5; n++) {
			secrets.add(new URLSearchParams(pictureOf(await asking.submit(question))).get('secret') ?? '');
		}
		expect(secrets.size).toBe(5);
		for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
	});
});

describe('a flood without a login', () => {
	const path = `/api/apps/public/${appId}/keep-this-client`;

	it('leaves no record, at either endpoint', async () => {
		const records = countRecords(one);
		const flood = Array.from({ length: 150 }, (_, n) => {
			const from = [one, two][n % 2];
			const address = `${path}?ticket=WyJhIiwiYiJd.${n}&secret=${n}&rc_uid=u&rc_token=t`;
			return n % 3 ? from.call('GET', address, { headers: { cookie: 'rc_uid=u; rc_token=t' } }) : from.callApp();
		});
		await Promise.all(flood);
		expect(countRecords(one)).toBe(records);
	});

	it('leaves one record where it has the address of a first picture and the id of its user', async () => {
		const [asking] = await clients.ofNewUser(1);
		const address = pictureOf(await asking.openQuestion());
		const headers = { cookie: `rc_uid=${asking.creds.userId}; rc_token=invented` };
		const records = countRecords(one);
		await one.call('GET', address, { headers });
		await Promise.all(Array.from({ length: 100 }, (_, n) => [one, two][n % 2].call('GET', address, { headers })));
		expect(countRecords(one)).toBe(records + 1);
	});
});
