import { randomBytes } from 'crypto';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { ChatClient, Place } from './chatClient';
import type { Modal, ShownMessage } from './shown';
import { withoutCookies } from './chatClient';
import type { ChatClients } from './chatClients';
import { defaultPassword } from 'embedded-workspace';
import { inStore } from './storedData';
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

/** Changes a user, by whatever rules this workspace has, and logs nobody out. */
export function change(workspace: AppWorkspace, id: string, changed: { username?: string; active?: boolean }): void {
	inStore(workspace, ({ users }) => {
		const user = users.findById(id);
		if (!user) {
			throw new Error(`There is no user ${id}`);
		}
		users.update({ ...user, ...changed });
	});
}
