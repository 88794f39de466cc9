/**
 * Asks again and again until there is an answer, for what happens in another process without an event.
 * @param ask returns undefined or false until it has happened
 * @throws Error if it has not happened in time
 */
export async function until<T>(ask: () => T | Promise<T>, deadlineMs = 60_000): Promise<NonNullable<T>> {
	const deadline = Date.now() + deadlineMs;
	for (;;) {
		const answer = await ask();
		if (answer) {
			return answer;
		}
		if (Date.now() > deadline) {
			throw new Error(`It has not happened within ${deadlineMs} ms: ${ask}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}
