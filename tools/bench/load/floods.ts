import { endpointPaths } from '../../../src/settings/addresses';
import type { AppWorkspace } from '../../harness/appWorkspace';
import { appId } from '../../harness/appWorkspace';
import { callApp, clientsOf } from './clients';
import { Crowd } from '../support/Crowd';
import { inTurns, range } from '../support/repeat';
import { ratioOf, spreadOf } from '../support/Spread';
import type { Findings } from '../support/Findings';

const requestsPerSecond = 15;
/** Servers take headers of 16 KiB altogether. */
const headerBytes = 15_000;
const rounds = 4;
const maxRatio = 1.5;

/** As many cookies as fit: of one name, each with another value. */
const manyCookies = range(3000)
	.map((index) => `a=${index.toString(36)}`)
	.join(';')
	.slice(0, headerBytes);

/**
 * Calls the endpoint while strangers send cookies by the thousand, and while they send one long header of the same size
 * instead: reading cookies must not cost more than receiving them.
 */
export async function callDuringFloods(workspace: AppWorkspace, calls: number, findings: Findings): Promise<void> {
	const each = Math.ceil(calls / rounds);
	const all = each * (2 * rounds + 1);
	const crowd = Crowd.of(workspace.process.dataFolder, all, [appId]);
	// Each with an address of its own: the workspace limits calls by address.
	const clients = clientsOf(crowd.take(all));
	crowd.close();
	const callEach = async (): Promise<number[]> => {
		const times: number[] = [];
		for (const client of clients.splice(0, each)) {
			const { status, ms } = await callApp(workspace, client);
			if (status !== 200) {
				throw new Error(`The endpoint answered with HTTP ${status}.`);
			}
			times.push(ms);
		}
		return times;
	};
	const during = (headers: Record<string, string>) => () => duringFlood(workspace, headers, callEach);
	await callEach();
	const floods = [during({ 'x-long': 'x'.repeat(headerBytes) }), during({ cookie: manyCookies })];
	const [plain, cookies] = (await inTurns(rounds, floods)).map((times) => spreadOf(times).p95);
	findings.figure('p95 beside a flood of long headers / of cookies', `${plain} ms / ${cookies} ms`);
	const ratio = ratioOf(cookies, plain);
	findings.claim(`many cookies cost at most ${maxRatio} times a long header`, ratio <= maxRatio, String(ratio));
}

/** Sends anonymous requests to the endpoint of pictures and files, which reads cookies, while `work` lasts. */
async function duringFlood<T>(
	{ call }: AppWorkspace,
	headers: Record<string, string>,
	work: () => Promise<T>,
): Promise<T> {
	const sent: Promise<unknown>[] = [];
	const path = `/api/apps/public/${appId}/${endpointPaths.confirm}?ticket=none`;
	const timer = setInterval(() => sent.push(call('GET', path, { headers })), 1000 / requestsPerSecond);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await Promise.all(sent);
	}
}
