import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { withoutCookies } from '../../support/chatClient';
import { fileOf, pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { credentialHeaders } from 'embedded-workspace';
import { oauthToken } from '../../support/endpointAnswers';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { answerYesOnPhone, confirmationOf } from '../../support/handshake';
import { confirmAbout, newAdministrator, newTarget } from '../../support/logOutUser';
import type { Secrets } from 'embedded-workspace/testing';
import { bytesOfFolder, findSecrets, formsOf, valuesOfDatabase } from 'embedded-workspace/testing';
import { inStore } from '../../support/storedData';
import { english } from '../../support/texts';

/** No login token is stored, logged, printed or sent to chat, however the app is used and whatever goes wrong. */

const secrets: Secrets = {};
/** What may be in messages, but not in logs: confirmations, and what somebody typed behind the command. */
const onlyShown: Secrets = {};
/** Of all answers of the app. */
const statuses: number[] = [];
/** What clients were sent: modals and messages. */
const events: unknown[] = [];
let workspace: AppWorkspace;
let faulty: FaultyWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	// One of its own, because what it prints is searched, too.
	[workspace, faulty] = await Promise.all([startWithApp(), startFaultyWorkspace()]);
	await workspace.switchControl('device-management', true);
	secrets.admin = workspace.admin.authToken;
	await callTheEndpoint();
	await callAnUnsoundWorkspace();
	await keepByPicture();
	await keepByFile();
	await logSomebodyOut();
});
afterAll(async () => {
	await clients.disconnect();
	await Promise.all([faulty, workspace.process].map((each) => each.stop()));
});

let users = 0;

/** Clients of a new user, whose tokens must be found nowhere. */
async function secretClients(count: number): Promise<Credentials[]> {
	const logins = await workspace.newClients(count);
	users++;
	logins.forEach(({ authToken }, index) => (secrets[`client ${index} of user ${users}`] = authToken));
	return logins;
}

async function call(method: string, path: string, headers: Record<string, string>, body?: string): Promise<void> {
	const answer = await fetch(workspace.url + path, { method, headers, ...(body !== undefined && { body }) });
	statuses.push(answer.status);
	await answer.text();
}

/** Every character percent-encoded: any reader decodes it to the token, no search for the token finds it. */
function percentEncoded(token: string): string {
	return formsOf(token)['percent-encoded'].toString();
}

function cookiesOf({ userId, authToken }: Credentials): Record<string, string> {
	return { cookie: `rc_uid=${userId}; rc_token=${percentEncoded(authToken)}` };
}

/** Tokens wherever a request can carry them: in headers, cookies, query and body, with good and bad outcome. */
async function callTheEndpoint(): Promise<void> {
	const [caller, other] = await secretClients(2);
	const script = await workspace.personalAccessToken(caller);
	secrets['personal access token'] = script.authToken;
	const { authToken } = caller;
	const query = `${endpointPath}?rc_token=${authToken}&again=${percentEncoded(authToken)}&list[]=${authToken}`;
	const json = { ...credentialHeaders(caller), 'content-type': 'application/json' };
	await call('GET', query, credentialHeaders(caller));
	await call('POST', query, cookiesOf(caller));
	await call('POST', query, { 'x-auth-token': authToken, authorization: `Bearer ${authToken}` });
	await call('POST', `${query}&details=true`, credentialHeaders(caller));
	await call('POST', endpointPath, json, `{"broken": "${authToken}"`);
	await call('POST', query, { ...json, ...cookiesOf(caller) }, JSON.stringify({ token: authToken }));
	await call('POST', query, credentialHeaders(other));
	await call('POST', endpointPath, credentialHeaders(script));
	await Promise.all(Array.from({ length: 10 }, () => call('POST', query, credentialHeaders(script))));

	const byOAuth = await oauthToken(workspace, script);
	secrets['OAuth token'] = byOAuth;
	await call('POST', endpointPath, { authorization: `Bearer ${byOAuth}` });
}

async function callAnUnsoundWorkspace(): Promise<void> {
	await workspace.saveSetting('workspace_url', faulty.url);
	const [caller] = await secretClients(1);
	faulty.misbehave((req, res) => void res.status(500).json({ error: req.headers }));
	await call('POST', endpointPath, credentialHeaders(caller));
	faulty.misbehave((req, res) => void res.send(`<html>${String(req.header('x-auth-token'))}</html>`));
	await call('POST', endpointPath, credentialHeaders(caller));
	faulty.misbehave((req, res) => res.redirect(301, `${req.path}?token=${String(req.header('x-auth-token'))}`));
	await call('POST', endpointPath, credentialHeaders(caller));
	faulty.misbehave((req) => void req.socket.destroy());
	await call('POST', endpointPath, credentialHeaders(caller));
	await workspace.saveSetting('workspace_url', '');
}

async function inChat(creds: Credentials): Promise<ChatClient> {
	const chat = await clients.connect(creds);
	events.push(chat.events);
	return chat;
}

/** The way of browsers, after a try with a login that is stale. */
async function keepByPicture(): Promise<void> {
	const [caller, other] = await secretClients(2);
	const chat = await inChat(caller);
	const question = await chat.openQuestion();
	await call('GET', `${pictureOf(question)}&rc_token=${caller.authToken}`, cookiesOf(caller));
	const working = await chat.submit(question);
	onlyShown.picture = confirmationOf(working);
	await workspace.call('POST', '/api/v1/logout', { creds: other });
	await call('GET', pictureOf(working), cookiesOf(other));
	await chat.nextMessage();
	await chat.runCommand(`status ${caller.authToken}`, { triggerId: caller.authToken });
	await chat.nextMessage();
	await call('POST', pictureOf(working), cookiesOf(caller));
	await call('GET', pictureOf(working), cookiesOf(caller));
	await chat.nextMessage();
}

/** The way of the mobile app: the token comes in the query of the file's address. */
async function keepByFile(): Promise<void> {
	const [caller] = await secretClients(2);
	const chat = await inChat(caller);
	const file = fileOf((await answerYesOnPhone(chat)).message).replace(workspace.url, '');
	onlyShown.file = confirmationOf(file);
	await call('GET', `${file}&rc_uid=somebody&rc_token=${caller.authToken}`, cookiesOf(caller));
	await chat.nextMessage();
	const login = `rc_uid=${caller.userId}&rc_token=${percentEncoded(caller.authToken)}`;
	await call('GET', `${file}&${login}&again=${caller.authToken}`, cookiesOf(caller));
	await chat.nextMessage();
	await call('GET', `${file}?rc_uid=${caller.userId}&rc_token=${caller.authToken}`, {});
}

/** Administrators, and a user without the permission, log somebody else out. */
async function logSomebodyOut(): Promise<void> {
	const [boss] = (await newAdministrator(workspace, clients)).admins;
	const { name, targets } = await newTarget(workspace, clients);
	const [user] = await clients.ofNewUser(1);
	const all = [boss, user, ...targets];
	all.forEach(({ creds }, index) => (secrets[`client ${index} around an administrator`] = creds.authToken));
	const typed = await workspace.personalAccessToken(targets[0].creds);
	onlyShown['typed token'] = typed.authToken;

	await boss.runCommand(`@${typed.authToken}`, { triggerId: boss.creds.authToken });
	const working = await confirmAbout(boss, name);
	onlyShown['picture about somebody'] = confirmationOf(working).split('.')[1];
	await boss.loadPicture(working, { cookies: targets[0].creds });
	await boss.loadPicture(working, withoutCookies);
	await boss.loadPicture(working);
	await user.loadPicture(await confirmAbout(user, name));
	await boss.listened();
	await user.listened();
	events.push(...all.map((client) => client.events));
}

it('has seen requests come to every end', () => {
	expect([...new Set(statuses)].sort()).toEqual([200, 400, 401, 405, 502, 504]);
	const told = JSON.stringify(events);
	expect(told.match(new RegExp(english('result_done').split('{{')[0], 'g'))).toHaveLength(2);
	const failures = ['failed_not_logged_in', 'failed_other_user', 'failed_not_allowed'] as const;
	for (const key of [...failures, 'file_message', 'status_title', 'result_sessions'] as const) {
		expect(told).toContain(english(key));
	}
});

it('finds no token in the modals and messages that users get', () => {
	expect(findSecrets(JSON.stringify(events), secrets)).toEqual([]);
});

it('finds neither a token nor a confirmation in any row of the app log, whatever the engine writes there', () => {
	const rows = inStore(workspace, ({ db }) => JSON.stringify(db.prepare('SELECT * FROM app_logs').all()));
	expect(rows.match(/attempt result=done via=(command|endpoint)/g)?.length).toBeGreaterThan(3);
	expect(Object.keys(onlyShown)).toEqual(['picture', 'file', 'typed token', 'picture about somebody']);
	expect(findSecrets(rows, { ...secrets, ...onlyShown })).toEqual([]);
});

it('finds no token in the database, nor in any file of the data folder', () => {
	expect(findSecrets(valuesOfDatabase(workspace.process.dataFolder), secrets)).toEqual([]);
	expect(findSecrets(bytesOfFolder(workspace.process.dataFolder), secrets)).toEqual([]);
});

it('finds neither a token nor a confirmation in what the workspace printed', () => {
	const printed = workspace.process.output();
	expect(printed).toContain('"ready":true');
	expect(findSecrets(printed, { ...secrets, ...onlyShown })).toEqual([]);
});
