import { rmSync } from 'fs';

import { stopShared } from './shared';

export default async function globalTeardown(): Promise<void> {
	await stopShared();
	for (const made of [process.env.WORKSPACE_PROGRAM, process.env.WORKSPACE_TEMPLATES]) {
		if (made !== undefined) rmSync(made, { recursive: true, force: true });
	}
}
