/** A moment, in milliseconds since 1970. */
export type EpochMs = number;

export type Clock = () => EpochMs;

/** Returns whether `work` settles within `ms` milliseconds. It goes on if it does not. Never rejects. */
export async function settlesWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, ms, false)));
	const settled = work.then(
		() => true,
		() => true,
	);
	const isSettled = await Promise.race([settled, tooLate]);
	clearTimeout(timer);
	return isSettled;
}
