import { endpointPath } from '../../harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { Chat } from '../support/chat';
import { inParallel } from '../support/inParallel';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Crowd } from '../support/Crowd';
import { nothingPath } from './endpointKinds';
import { rounded, spreadOf, type Spread } from './Spread';

export interface CommandResult {
	concurrency: number;
	/** From the command to the question. */
	question: Spread;
	/** From the confirmation until another client of the user is refused. */
	refused: Spread;
	/** In turns with these: an app that does nothing, and this app's endpoint. */
	nothing: Spread;
	endpoint: Spread;
	/** Medians. */
	ratios: { questionOverNothing: number; refusedOverEndpoint: number };
}

/** Runs the command so many times, and in turns with it what it is compared with. */
export async function measureCommand(
	{ caller }: BenchWorkspace,
	crowd: Crowd,
	{ concurrency, count }: { concurrency: number; count: number },
): Promise<CommandResult> {
	const logins = crowd.take(2 * count);
	const pairs = logins.slice(0, count).map((asking, index) => [asking, logins[count + index]] as const);
	const runs = await inParallel(concurrency, pairs, async ([asking, script]) => {
		const call = async (path: string, creds: Credentials): Promise<number> =>
			(await caller.expect(200, 'POST', path, { creds, body: {} })).ms;
		const nothingMs = await call(nothingPath, asking);
		const endpointMs = await call(endpointPath, script);
		const other = crowd.otherClientOf(asking.userId);
		const chat = new Chat(caller, crowd.stores.events, asking);
		const { modal, ms: questionMs } = await chat.openQuestion();
		const start = performance.now();
		await chat.confirm(modal);
		await caller.expect(401, 'GET', '/api/v1/me', { creds: other });
		return { nothingMs, endpointMs, questionMs, refusedMs: performance.now() - start };
	});
	const question = spreadOf(runs.map(({ questionMs }) => questionMs));
	const refused = spreadOf(runs.map(({ refusedMs }) => refusedMs));
	const nothing = spreadOf(runs.map(({ nothingMs }) => nothingMs));
	const endpoint = spreadOf(runs.map(({ endpointMs }) => endpointMs));
	const ratios = {
		questionOverNothing: rounded(question.p50 / nothing.p50),
		refusedOverEndpoint: rounded(refused.p50 / endpoint.p50),
	};
	return { concurrency, question, refused, nothing, endpoint, ratios };
}
