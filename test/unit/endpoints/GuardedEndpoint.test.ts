import type { IApiEndpointInfo, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Call } from '../../../src/Call';
import { GuardedEndpoint } from '../../../src/endpoints/GuardedEndpoint';
import { FakeLog } from '../support/fakes';
import { HostSetup } from '../support/HostSetup';

const secret = 'login-token-of-alice';
const request = { headers: { 'x-auth-token': secret } };
const done = async (): Promise<IApiResponse> => ({ status: 200, content: { success: true } });

/** The logger of one call, which the engine has filled with the request before the handler runs. */
class CallLog extends FakeLog {
	readonly entries: object[] = [{ severity: 'debug', args: ["try's post is being executed...", request] }];
}

class TriedEndpoint extends GuardedEndpoint {
	public override readonly path = 'try';

	protected override readonly method = 'post';

	constructor(
		private readonly host: HostSetup,
		private readonly work: (call: Call) => Promise<IApiResponse>,
	) {
		super(host.app, host.memory);
	}

	/** Calls a method as the engine does. */
	call(method: 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head' | 'options'): Promise<IApiResponse> {
		const { read, modify, http, persistence } = this.host.accessors();
		const asked = request as Partial<IApiRequest> as IApiRequest;
		return this[method](asked, {} as IApiEndpointInfo, read, modify, http, persistence);
	}

	protected override handle(_request: IApiRequest, call: Call): Promise<IApiResponse> {
		return this.work(call);
	}
}

function hostWith(log: FakeLog = new CallLog()): HostSetup {
	const host = new HostSetup();
	return Object.assign(host, { log });
}

describe('an endpoint', () => {
	it('answers what its handler returns', async () => {
		const answer = { status: 200, content: { success: true } };
		await expect(new TriedEndpoint(hostWith(), done).call('post')).resolves.toEqual(answer);
	});

	it.each(['get', 'put', 'delete', 'patch', 'head', 'options'] as const)('refuses %s', async (method) => {
		const work = jest.fn(done);
		await expect(new TriedEndpoint(hostWith(), work).call(method)).resolves.toMatchObject({
			status: 405,
			headers: { Allow: 'POST', 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
		});
		expect(work).not.toHaveBeenCalled();
	});

	it.each([
		['an error', new Error('column "token" of relation 7')],
		['something that is no error', 'column "token" of relation 7'],
	])('that throws %s answers a plain 500, and the app log has the cause', async (_what, thrown) => {
		const host = hostWith();
		const answer = await new TriedEndpoint(host, () => Promise.reject(thrown)).call('post');
		expect(answer).toMatchObject({
			status: 500,
			headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
			content: { success: false, errorType: 'error-internal' },
		});
		expect(JSON.stringify(answer)).not.toContain('relation 7');
		expect(host.log.lines).toEqual([expect.stringMatching(/^error defect in try: .*relation 7/)]);
	});
});

it('logs through the proxy that the engine puts in place of the endpoint during one call', async () => {
	const [log, logOfCall] = [new CallLog(), new CallLog()];
	const endpoint = new TriedEndpoint(hostWith(log), () => Promise.reject(new Error('defect')));
	const proxy = new Proxy(endpoint, {
		get: (target, key) => (key === 'app' ? hostWith(logOfCall).app : Reflect.get(target, key)),
	});
	await expect(proxy.call('post')).resolves.toMatchObject({ status: 500 });
	expect(logOfCall.lines).toHaveLength(1);
	expect(logOfCall.entries).toHaveLength(0);
	expect(log.lines).toEqual([]);
});

describe('the logged request', () => {
	it.each(['get', 'post'] as const)('is gone before a %s waits for anything', async (method) => {
		const log = new CallLog();
		const answer = new TriedEndpoint(hostWith(log), done).call(method);
		expect(log.entries).toHaveLength(0);
		await answer;
	});

	it('is gone before the handler begins', async () => {
		const log = new CallLog();
		const work = async (): Promise<IApiResponse> => {
			expect(JSON.stringify(log.entries)).not.toContain(secret);
			return done();
		};
		await expect(new TriedEndpoint(hostWith(log), work).call('post')).resolves.toMatchObject({ status: 200 });
		expect(log.lines).toEqual([]);
	});

	it('that cannot be reached is warned of once, and the call is answered all the same', async () => {
		const host = hostWith(new FakeLog());
		const endpoint = new TriedEndpoint(host, done);
		for (let i = 0; i < 3; i++) {
			await expect(endpoint.call('post')).resolves.toMatchObject({ status: 200 });
		}
		expect(host.log.lines).toEqual([expect.stringMatching(/^warn The app log may contain login tokens/)]);
	});
});
