import { sharedWorkspaceProcess } from 'embedded-workspace/testing';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appWorkspaceOf } from '../../tools/harness/appWorkspace';

/** Returns the workspace that the tests of this worker share, reset. It is running already and must be left running. */
export async function sharedWorkspace({ deviceManagement = false } = {}): Promise<AppWorkspace> {
	const workspace = await appWorkspaceOf(await sharedWorkspaceProcess('app'));
	if (deviceManagement) {
		await workspace.switchControl('device-management', true);
	}
	return workspace;
}
