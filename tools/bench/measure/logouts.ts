import { Chat } from '../support/chat';
import { inParallel, inTurns } from '../support/repeat';
import { type Spread, spreadOf } from '../support/Spread';
import type { BenchWorkspace } from './BenchWorkspace';
import { type Kind, kindNames, kinds } from './kinds';

/** How long several things took that were done in turns, so many of them under way at a time. */
export interface Compared<Name extends string> {
	concurrency: number;
	of: Record<Name, Spread>;
}

/** How often the endpoint is called: in turns, so many calls of each kind, so many of them under way at a time. */
export interface EndpointLoad {
	concurrency: number;
	rounds: number;
	callsEach: number;
}

/** Calls all kinds in turns. Each call is of another user, and has another client to log out. */
export async function measureEndpoint(
	workspace: BenchWorkspace,
	{ concurrency, rounds, callsEach }: EndpointLoad,
): Promise<Compared<Kind>> {
	const callAll = (kind: Kind) => (): Promise<number[]> =>
		inParallel(concurrency, workspace.crowd.take(callsEach), (creds) => workspace.call(kind, creds));
	const times = await inTurns(rounds, kinds.map(callAll));
	const of = Object.fromEntries(kinds.map((kind, index) => [kind, spreadOf(times[index])])) as Record<Kind, Spread>;
	return { concurrency, of };
}

/**
 * From the command to the question, and from the confirmation until another client of the user is refused. In turns with
 * them: an app that does nothing, and this app's endpoint.
 */
export const stepNames = {
	nothing: kindNames.nothing,
	question: 'command to question',
	endpoint: "this app's endpoint",
	refused: 'confirmation to other client refused',
};

export type Step = keyof typeof stepNames;

export interface CommandLoad {
	concurrency: number;
	count: number;
}

/** Runs the command so many times, and in turns with it what it is compared with. */
export async function measureCommand(
	workspace: BenchWorkspace,
	{ concurrency, count }: CommandLoad,
): Promise<Compared<Step>> {
	const { crowd, rest } = workspace;
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
	const of = (step: Step): Spread => spreadOf(runs.map((run) => run[step]));
	return {
		concurrency,
		of: { nothing: of('nothing'), question: of('question'), endpoint: of('endpoint'), refused: of('refused') },
	};
}
