import { rmSync } from 'fs';

import { endTestRun } from 'embedded-workspace/testing';

export default async function globalTeardown(): Promise<void> {
	await endTestRun();
	const made = process.env.WORKSPACE_WITH_APP;
	if (made !== undefined) {
		rmSync(made, { recursive: true, force: true });
	}
}
