import { rmSync } from 'fs';

import { stopSharedWorkspaces } from './sharedWorkspaces';

export default async function globalTeardown(): Promise<void> {
	await stopSharedWorkspaces();
	for (const made of [process.env.WORKSPACE_PROGRAM, process.env.WORKSPACE_TEMPLATES]) {
		if (made !== undefined) rmSync(made, { recursive: true, force: true });
	}
}
