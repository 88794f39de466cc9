import { shareChromium } from '../../src/browser';
import { prepareTestRun, sharing } from '../../src/testing';
import { startTryoutWorkspace } from '../browser/tryoutApp/tryoutWorkspace';
import { startTestWorkspace } from './workspace';

export default async function globalSetup(): Promise<void> {
	await prepareTestRun({
		probe: sharing(async () => (await startTestWorkspace()).process),
		tryout: sharing(startTryoutWorkspace),
		chromium: shareChromium,
	});
}
