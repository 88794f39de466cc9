import { Chat } from '../support/chat';
import { inParallel } from '../support/repeat';
import { spreadOf, type Spread } from '../support/Spread';
import type { BenchWorkspace } from './BenchWorkspace';

export interface CommandResult {
	concurrency: number;
	of: Record<Step, Spread>;
}

/**
 * From the command to the question, and from the confirmation until another client of the user is refused. In turns with
 * them: an app that does nothing, and this app's endpoint.
 */
export const steps = ['nothing', 'question', 'endpoint', 'refused'] as const;

type Step = (typeof steps)[number];

/** Runs the command so many times, and in turns with it what it is compared with. */
export async function measureCommand(
	workspace: BenchWorkspace,
	{ concurrency, count }: { concurrency: number; count: number },
): Promise<CommandResult> {
	const { rest, crowd } = workspace;
	const logins = crowd.take(2 * count);
	const pairs = logins.slice(0, count).map((asking, index) => [asking, logins[count + index]] as const);
	const runs = await inParallel(concurrency, pairs, async ([asking, script]): Promise<Record<Step, number>> => {
		const nothing = await workspace.call('nothing', asking);
		const endpoint = await workspace.call('ours', script);
		const other = crowd.otherClientOf(asking.userId);
		const chat = new Chat(rest, crowd.stores.events, asking);
		const { modal, ms: question } = await chat.openQuestion();
		const start = performance.now();
		await chat.confirm(modal);
		const { status } = await rest.me(other);
		if (status !== 401) {
			throw new Error(`The other client is still logged in: ${status}`);
		}
		return { nothing, endpoint, question, refused: performance.now() - start };
	});
	const of = Object.fromEntries(steps.map((step) => [step, spreadOf(runs.map((run) => run[step]))]));
	return { concurrency, of: of as CommandResult['of'] };
}
