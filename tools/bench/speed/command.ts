import { randomBytes } from 'crypto';

import { appId } from '../../harness/appWorkspace';
import { inParallel } from '../support/inParallel';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Caller } from './Caller';
import type { Crowd, Member } from './Crowd';
import type { Spread } from './Spread';
import { spreadOf } from './Spread';

export interface CommandResult {
	concurrency: number;
	/** From the command to the question. */
	question: Spread;
	/** From the yes until another client of the user is refused. */
	refused: Spread;
}

interface Modal {
	id: string;
	blocks: { accessory?: { imageUrl?: string } }[];
}

/** The command as a person and their browser go through it, so many of them at a time. */
export async function measureCommand(
	{ caller }: BenchWorkspace,
	crowd: Crowd,
	{ concurrency, count }: { concurrency: number; count: number },
): Promise<CommandResult> {
	const runs = await inParallel(concurrency, crowd.take(count), async (member) => {
		const other = crowd.otherClientOf(member);
		const { modal, ms } = await openQuestion(caller, crowd, member);
		await loadPicture(caller, member, modal);
		const start = performance.now();
		const working = await answerYes(caller, member, modal);
		const { text } = await loadPicture(caller, member, working);
		await caller.expect(401, 'GET', '/api/v1/me', { creds: other });
		const refusedMs = performance.now() - start;
		if (!text.includes('>Done</text>')) throw new Error(`The command was not done: ${text}`);
		return { questionMs: ms, refusedMs };
	});
	return {
		concurrency,
		question: spreadOf(runs.map(({ questionMs }) => questionMs)),
		refused: spreadOf(runs.map(({ refusedMs }) => refusedMs)),
	};
}

/** Runs the command; the modal is on its way to the client when the command has run. */
export async function openQuestion(
	caller: Caller,
	{ stores }: Crowd,
	{ creds }: Member,
): Promise<{ modal: Modal; ms: number }> {
	const before = stores.events.lastSeq();
	const triggerId = randomBytes(8).toString('hex');
	const body = { command: 'logout-others', params: '', roomId: 'GENERAL', triggerId };
	const { ms } = await caller.expect(200, 'POST', '/api/v1/commands.run', { creds, body });
	const events = stores.events.after(creds.userId, before);
	const shown = events.find(({ type }) => type === 'ui-interaction')?.payload as { view: Modal } | undefined;
	if (!shown) throw new Error('The command opened no modal.');
	return { modal: shown.view, ms };
}

async function answerYes(caller: Caller, { creds }: Member, { id }: Modal): Promise<Modal> {
	const body = { type: 'viewSubmit', triggerId: 'submit', payload: { view: { id, state: {} } } };
	const { text } = await caller.expect(200, 'POST', `/api/apps/ui.interaction/${appId}`, { creds, body });
	return (JSON.parse(text) as { view: Modal }).view;
}

/** As the page does it, with its cookies. */
async function loadPicture(
	caller: Caller,
	{ creds: { userId, authToken } }: Member,
	{ blocks }: Modal,
): Promise<{ text: string }> {
	const address = blocks.map(({ accessory }) => accessory?.imageUrl).find(Boolean);
	const { pathname, search } = new URL(address ?? '', 'http://localhost');
	const cookie = `rc_uid=${userId}; rc_token=${encodeURIComponent(authToken)}`;
	return caller.expect(200, 'GET', pathname + search, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
}
