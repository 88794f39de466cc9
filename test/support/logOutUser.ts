import { randomBytes } from 'crypto';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { ChatClient, Place } from './chatClient';
import type { Modal, ShownMessage } from './shown';
import { withoutCookies } from './chatClient';
import type { ChatClients } from './chatClients';
import { defaultPassword } from 'embedded-workspace';
import { inStore } from './storedData';
import { loggedIn } from './handshake';
import { english } from './texts';

/** What an administrator and their clients do to log somebody out everywhere. */

/** Makes an administrator and connects so many clients of theirs. */
export async function newAdministrator(
	workspace: AppWorkspace,
	clients: ChatClients,
	count = 1,
): Promise<{ name: string; admins: ChatClient[] }> {
	const name = `boss-${randomBytes(4).toString('hex')}`;
	const body = { username: name, name, email: `${name}@example.com`, password: defaultPassword, roles: ['admin'] };
	const { status } = await workspace.call('POST', '/api/v1/users.create', { creds: workspace.admin, body });
	expect(status).toBe(200);
	const logins = await Promise.all(Array.from({ length: count }, () => workspace.login(name, defaultPassword)));
	return { name, admins: await Promise.all(logins.map((creds) => clients.connect(creds))) };
}

/** Makes a user with so many clients. */
export async function newTarget(
	workspace: AppWorkspace,
	clients: ChatClients,
	count = 2,
): Promise<{ name: string; id: string; targets: ChatClient[] }> {
	const targets = await clients.ofNewUser(count);
	const { body } = await workspace.me(targets[0].creds);
	return { name: String(body.username), id: targets[0].creds.userId, targets };
}

/** Returns what the question says. @param user as it is shown, such as `@kim` in backticks */
export function questionAbout(user: string): string {
	const keys = ['question_user_title', 'question_user_text', 'question_user_return'] as const;
	return keys.map((key) => english(key, { user })).join('\n');
}

/** Types `/logout-others @name` and returns the modal that opens. */
export async function askAbout(asking: ChatClient, name: string, place: Place = {}): Promise<Modal> {
	const triggerId = randomBytes(8).toString('hex');
	const running = asking.runCommand(`@${name}`, { ...place, triggerId });
	const shown = asking.questionShown(triggerId);
	return Promise.race([shown, running.then(() => shown)]);
}

/** Asks in a browser and confirms. Returns the modal with the picture that does the work. */
export async function confirmAbout(asking: ChatClient, name: string): Promise<Modal> {
	const question = await askAbout(asking, name);
	await asking.loadPicture(question);
	return asking.submit(question);
}

/** Asks on a phone and confirms. Returns the message with the file that does the work. */
export async function confirmOnPhone(phone: ChatClient, name: string): Promise<ShownMessage> {
	const question = await askAbout(phone, name);
	await phone.loadPicture(question, withoutCookies);
	await phone.submit(question);
	return phone.nextMessage();
}

/** Gives the permission to log out other users to one role alone; `admin` has it from the start. */
export async function allowLogout(workspace: AppWorkspace, role: string): Promise<void> {
	const body = { permissions: [{ _id: 'logout-other-user', roles: [role] }] };
	const path = '/api/v1/permissions.update';
	expect((await workspace.call('POST', path, { creds: workspace.admin, body })).status).toBe(200);
}

/** Gives a user another name, by whatever rules for names this workspace has. */
export function rename(workspace: AppWorkspace, id: string, username: string): void {
	change(workspace, id, { username });
}

/** As an administrator does, but without logging the user out. */
export function deactivate(workspace: AppWorkspace, id: string): void {
	change(workspace, id, { active: false });
}

function change(workspace: AppWorkspace, id: string, changed: { username?: string; active?: boolean }): void {
	inStore(workspace, ({ users }) => {
		const user = users.findById(id);
		if (!user) {
			throw new Error(`There is no user ${id}`);
		}
		users.update({ ...user, ...changed });
	});
}

/** Returns the lines of the app log on attempts to log out this user, oldest first. */
export async function attemptsOn(workspace: AppWorkspace, id: string): Promise<string[]> {
	const lines = await workspace.logLines();
	return lines.filter((line) => line.startsWith('attempt ') && line.includes(` target=${id} `)).reverse();
}

/** Nothing is logged out; this client, which is asking, is told why. */
export async function expectRefusal(picture: { body: string }, asking: ChatClient, all: ChatClient[], text: string) {
	expect(picture.body).toContain(`>${english('picture_failed')}</text>`);
	expect((await asking.nextMessage()).msg).toBe(text);
	expect(await loggedIn([asking, ...all])).toEqual([asking, ...all].map(() => true));
}
