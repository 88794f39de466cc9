import { endpointPath } from '../../harness/appWorkspace';
import { doNothingApp } from './apps/packBenchApp';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Crowd } from '../support/Crowd';
import { rounded, spreadOf } from './Spread';

export interface HostCall {
	call: string;
	/** Of these in one revocation. */
	times: number;
	/** What the host takes for one, median; the way there and back comes on top. */
	hostMs: number;
}

export interface HostCalls {
	calls: HostCall[];
	/** What it costs to ask the host for anything at all, there and back. */
	roundTripMs: number;
}

const asksPerCall = 20;

/** Where the time of a revocation goes: what the app asks of its host, one revocation at a time. */
export async function measureHostCalls(workspace: BenchWorkspace, crowd: Crowd, count: number): Promise<HostCalls> {
	await workspace.takeCalls();
	for (const creds of crowd.take(count)) {
		await workspace.caller.expect(200, 'POST', endpointPath, { creds, body: {} });
	}
	const times = new Map<string, number[]>();
	for (const { call, ms = 0 } of await workspace.takeCalls()) times.set(call, [...(times.get(call) ?? []), ms]);
	const calls = [...times].map(([call, ms]): HostCall => {
		return { call, times: rounded(ms.length / count), hostMs: rounded(spreadOf(ms).p50) };
	});
	return { calls, roundTripMs: await roundTripMs(workspace, count) };
}

async function roundTripMs({ caller }: BenchWorkspace, count: number): Promise<number> {
	const path = `/api/apps/public/${doNothingApp.id}/ask?times=`;
	const [without, withAsking]: number[][] = [[], []];
	for (let done = 0; done < count; done++) {
		without.push((await caller.expect(200, 'POST', `${path}0`)).ms);
		withAsking.push((await caller.expect(200, 'POST', `${path}${asksPerCall}`)).ms);
	}
	return rounded((spreadOf(withAsking).p50 - spreadOf(without).p50) / asksPerCall);
}
