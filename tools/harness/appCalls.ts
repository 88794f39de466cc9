import type { AppCall } from 'embedded-workspace/testing';
import type { AppWorkspace } from './appWorkspace';
import { appId } from './appWorkspace';

/** Returns what the app has asked of its host since the last time, in order. */
export async function takeCalls({ call, admin }: AppWorkspace): Promise<string[]> {
	const { status, body } = await call<{ calls: AppCall[] }>('POST', `/workspace/app-calls/${appId}/take`, {
		creds: admin,
	});
	if (status !== 200) {
		throw new Error(`The calls could not be read: ${JSON.stringify(body)}`);
	}
	return body.calls.map((each) => each.call);
}
