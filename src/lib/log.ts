/** The app log: for administrators, never for tokens. */
export interface Log {
	info(line: string): void;
	warn(line: string): void;
	error(line: string): void;
}

/** Returns the message of whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Returns what `work` resolves to. If it fails, logs the problem and returns undefined: what follows must not depend on it. */
export async function logFailure<T>(log: Log, problem: string, work: Promise<T>): Promise<T | undefined> {
	try {
		return await work;
	} catch (error) {
		log.error(`${problem}: ${messageOf(error)}`);
		return undefined;
	}
}
