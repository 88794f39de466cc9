/** A workspace of so many users who log in so often a day, and the login ledger of it: calculated, not measured. */
export interface PaperEstimate {
	users: number;
	loginsADay: number;
	days: number;
	recordsPerDay: number;
	recordsKept: number;
	/** Documents only, then with what an index adds: gigabytes of 10^9 bytes. */
	documentGb: number;
	storedGb: number;
	writesPerSecond: { mean: number; morning: number };
}

/** Of a day's logins so many come within its busiest hour. */
const morningShare = 0.5;

/** @param of what one login takes, as it was measured */
export function estimateOnPaper(
	{ users, loginsADay, days }: { users: number; loginsADay: number; days: number },
	of: { documentBytes: number; bytesEach: number },
): PaperEstimate {
	const recordsPerDay = users * loginsADay;
	const recordsKept = recordsPerDay * days;
	const gb = (bytes: number): number => Number(((recordsKept * bytes) / 1e9).toFixed(1));
	return {
		users,
		loginsADay,
		days,
		recordsPerDay,
		recordsKept,
		documentGb: gb(of.documentBytes),
		storedGb: gb(of.bytesEach),
		writesPerSecond: {
			mean: Number((recordsPerDay / (24 * 60 * 60)).toFixed(1)),
			morning: Math.round((recordsPerDay * morningShare) / (60 * 60)),
		},
	};
}
