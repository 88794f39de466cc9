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
