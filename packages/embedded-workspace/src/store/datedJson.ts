/** Writes JSON in which dates survive: Rocket.Chat's database returns the dates in what apps store as dates. */
export function toDatedJson(value: unknown): string {
	return JSON.stringify(value, function (this: Record<string, unknown>, key: string, shown: unknown) {
		// JSON.stringify has already called toJSON of a date when it shows it here; the holder still has the original.
		const original = this[key];
		return original instanceof Date ? { $date: original.getTime() } : shown;
	});
}

/** Reads what `toDatedJson` wrote. */
export function fromDatedJson<T>(text: string): T {
	return JSON.parse(text, (_key, value: unknown) => (isTaggedDate(value) ? new Date(value.$date) : value)) as T;
}

function isTaggedDate(value: unknown): value is { $date: number } {
	return typeof value === 'object' && value !== null && '$date' in value && typeof value.$date === 'number';
}
