import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { ChatClient, Loading, Place } from './chatClient';
import type { Modal, ShownMessage } from './shown';
import { withoutCookies } from './chatClient';
import { fileOf, pictureOf } from './shown';
import type { Credentials } from 'embedded-workspace';
import { defaultPassword } from 'embedded-workspace';
import { english, resultDone } from './texts';

/** Asks and confirms in a browser. Returns the question, and the modal with the picture that does the work. */
export async function answerYes(asking: ChatClient, place?: Place): Promise<{ question: Modal; working: Modal }> {
	const question = await asking.openQuestion(place);
	await asking.loadPicture(question);
	return { question, working: await asking.submit(question) };
}

/** Does the whole handshake in a browser. Returns the picture of the result, or the file. */
export async function logOutOthers(asking: ChatClient): Promise<string> {
	return (await confirmIn(asking))();
}

/**
 * Answers the question in a browser. Returns what then does the work: it loads the picture, or the file if that is offered
 * because an earlier confirmation has come to nothing so far.
 */
export async function confirmIn(
	asking: ChatClient,
): Promise<(loading?: Loading & { from?: string }) => Promise<string>> {
	const { working } = await answerYes(asking);
	const hasPicture = working.blocks.some(({ accessory }) => accessory);
	const address = hasPicture ? pictureOf(working) : fileOf(await asking.nextMessage());
	return async ({ from, ...loading } = {}) => {
		const { pathname, search } = new URL(address, 'http://localhost');
		return (await asking.load(`${from ?? ''}${pathname}${search}`, loading)).body;
	};
}

/** Returns whether a picture or a file says that the other clients are logged out. */
export function isDone(content: string): boolean {
	return content.includes(`>${english('picture_done')}</text>`) || resultDone.test(content);
}

/** Asks and confirms on a phone, which loads pictures without cookies. Returns the modal, and the message with the file. */
export async function answerYesOnPhone(
	phone: ChatClient,
	place?: Place,
): Promise<{ modal: Modal; message: ShownMessage }> {
	const question = await phone.openQuestion(place);
	await phone.loadPicture(question, withoutCookies);
	const modal = await phone.submit(question);
	return { modal, message: await phone.nextMessage() };
}

/** Returns what `/logout-others status` says to a client. */
export async function statusFor(client: ChatClient): Promise<string> {
	await client.runCommand('status', { triggerId: 'trigger' });
	return (await client.nextMessage()).msg;
}

/** Returns which of these clients are still logged in. */
export async function loggedIn(clients: ChatClient[]): Promise<boolean[]> {
	return Promise.all(clients.map((each) => each.isLoggedIn()));
}

/** Returns what a modal says, without its buttons. */
export function saidBy({ blocks }: Modal): string {
	return blocks
		.map(({ text, elements = [] }) => [text, ...elements].map((each) => each?.text ?? '').join(''))
		.join('\n');
}

/** Returns the confirmation in the address of a modal's picture or of a message's file. */
export function confirmationOf(of: Modal | string): string {
	const address = typeof of === 'string' ? of : pictureOf(of);
	const confirmation = new URL(address, 'http://localhost').searchParams.get('confirmation');
	if (confirmation === null) {
		throw new Error(`There is no confirmation in ${address}`);
	}
	return confirmation;
}

/** Starts a thread and returns its id. */
export async function startThread({ call }: AppWorkspace, creds: Credentials): Promise<string> {
	const body = { roomId: 'GENERAL', text: 'a thread' };
	const answer = await call<{ message: { _id: string } }>('POST', '/api/v1/chat.postMessage', { creds, body });
	return answer.body.message._id;
}

export async function usernameOf(workspace: AppWorkspace, creds: Credentials): Promise<string> {
	return String((await workspace.me(creds)).body.username);
}

/** Logs in once more as the same user. */
export async function logInAgain(workspace: AppWorkspace, creds: Credentials): Promise<Credentials> {
	return workspace.login(await usernameOf(workspace, creds), defaultPassword);
}

/** Makes all kinds of spaces the same: Node and the runtime of the app may put different ones into dates. */
export function plainSpaces(text: string): string {
	return text.replace(/[\u00a0\u202f]/g, ' ');
}
