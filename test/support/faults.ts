import type { Fault } from 'embedded-workspace/testing';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { ChatClient } from './chatClient';
import type { Modal } from './shown';
import { fileOf } from './shown';
import { loggedIn } from './handshake';
import { patternOf } from './texts';
import { until } from 'embedded-workspace/testing';

export type { Fault };

/** Makes calls of the app to this process of the workspace go wrong (see workspace/engine/Faults.ts), or none. */
export async function setFaults(workspace: AppWorkspace, faults: Record<string, Fault> = {}): Promise<void> {
	const answer = await workspace.call('POST', '/workspace/faults', { creds: workspace.admin, body: faults });
	if (answer.status !== 200) {
		throw new Error(`The faults were refused: ${JSON.stringify(answer.body)}`);
	}
}

/**
 * Confirms the open question once more, which must end well: this client stays, the other one does not.
 * @param by what the client is offered: the file, if its last confirmation led to nothing
 */
export async function expectAgainEndsWell(
	asking: ChatClient,
	other: ChatClient,
	question: Modal,
	by: 'picture' | 'file' = 'picture',
): Promise<void> {
	const modal = await asking.submit(question);
	if (by === 'picture') {
		expect((await asking.loadPicture(modal)).body).toContain('>Done</text>');
	} else {
		const file = await until(() =>
			asking
				.messages()
				.reverse()
				.find(({ attachments }) => attachments?.length === 1),
		);
		expect((await asking.load(fileOf(file), { site: 'none' })).body).toMatch(patternOf('result_done'));
	}
	expect(await loggedIn([asking, other])).toEqual([true, false]);
}

/** Resolves when administrators find such a line in the app log. */
export async function logged(workspace: AppWorkspace, pattern: RegExp): Promise<string> {
	return until(async () => (await workspace.logLines()).find((line) => pattern.test(line)));
}
