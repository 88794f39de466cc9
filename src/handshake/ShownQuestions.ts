/**
 * Notices, within this process, when a client asks for the picture of a question, so when its modal has appeared. If another
 * instance serves the picture, only the record shows it.
 */
export class ShownQuestions {
	private readonly waiting = new Map<string, () => void>();

	/** Starts waiting for the picture of a question. Call `stop` when the answer no longer matters. */
	expect(ticketId: string): { shown: Promise<void>; stop: () => void } {
		const shown = new Promise<void>((resolve) => this.waiting.set(ticketId, resolve));
		return { shown, stop: () => this.waiting.delete(ticketId) };
	}

	/** Reports that the picture was asked for. */
	report(ticketId: string): void {
		this.waiting.get(ticketId)?.();
	}
}
