/** Returns the numbers from 0 to `length` - 1. */
export function range(length: number): number[] {
	return Array.from({ length }, (_, index) => index);
}

/** Does `work` for each item, `width` of them at a time, and returns the results in the order of the items. */
export async function inParallel<Item, Result>(
	width: number,
	items: Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < items.length) {
			const index = next++;
			results[index] = await work(items[index]);
		}
	};
	await Promise.all(Array.from({ length: width }, worker));
	return results;
}

/**
 * Measures several things in turns and returns the times of each. Every one comes first, second, … equally often, so what one
 * leaves behind in caches is shared out evenly.
 */
export async function inTurns(rounds: number, measures: (() => Promise<number[]>)[]): Promise<number[][]> {
	const times: number[][] = measures.map(() => []);
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < measures.length; turn++) {
			const index = (round + turn) % measures.length;
			times[index].push(...(await measures[index]()));
		}
	}
	return times;
}
