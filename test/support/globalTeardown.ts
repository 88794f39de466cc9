import { rmSync } from 'fs';

import { stopSharedWorkspaces } from './sharedWorkspaces';

export default async function globalTeardown(): Promise<void> {
	await stopSharedWorkspaces();
	rmSync(process.env.WORKSPACE_PROGRAM ?? '', { force: true });
}
