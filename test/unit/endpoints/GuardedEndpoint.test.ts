import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApiEndpointInfo, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

import { GuardedEndpoint } from '../../../src/endpoints/GuardedEndpoint';
import { redactedRequest } from '../../../src/security/redactRequestLog';
import { Services } from '../../../src/services';
import { FakeLog } from '../support/fakes';

const secret = 'login-token-of-alice';
const request = { headers: { 'x-auth-token': secret } };

/** The logger of one call, which the engine has filled with the request before the handler runs. */
class CallLog extends FakeLog {
	readonly entries = [{ args: ["try's post is being executed...", structuredClone(request)] as unknown[] }];
}

class TriedEndpoint extends GuardedEndpoint {
	public override readonly path = 'try';

	protected override readonly method = 'post';

	constructor(
		private readonly log: FakeLog,
		private readonly work: () => Promise<IApiResponse>,
		services = new Services(),
	) {
		super({ getLogger: () => log as object as ILogger } as Partial<IApp> as IApp, services);
	}

	/** Calls a method as the engine does. */
	call(method: 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head' | 'options'): Promise<IApiResponse> {
		return this[method](
			request as Partial<IApiRequest> as IApiRequest,
			{} as IApiEndpointInfo,
			{ getEnvironmentReader: () => ({}) } as IRead,
			{} as IModify,
			{} as IHttp,
			{} as IPersistence,
		);
	}

	protected override async handle(_request: IApiRequest, { log }: { log: ILogger }): Promise<IApiResponse> {
		expect(log).toBe(this.log);
		return this.work();
	}
}

const done = async (): Promise<IApiResponse> => ({ status: 200, content: { success: true } });

describe('an endpoint', () => {
	it('answers what its handler gives', async () => {
		await expect(new TriedEndpoint(new CallLog(), done).call('post')).resolves.toEqual({
			status: 200,
			content: { success: true },
		});
	});

	it.each(['get', 'put', 'delete', 'patch', 'head', 'options'] as const)('refuses %s', async (method) => {
		const work = jest.fn(done);
		await expect(new TriedEndpoint(new CallLog(), work).call(method)).resolves.toMatchObject({
			status: 405,
			headers: { Allow: 'POST', 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
		});
		expect(work).not.toHaveBeenCalled();
	});

	it.each([
		['an error', new Error('column "token" of relation 7')],
		['something that is no error', 'column "token" of relation 7'],
		['nothing', undefined],
	])('that throws %s answers a plain 500, and the app log has the cause', async (_what, thrown) => {
		const log = new CallLog();
		const work = async (): Promise<IApiResponse> => {
			throw thrown;
		};
		const answer = await new TriedEndpoint(log, work).call('post');
		expect(answer).toMatchObject({
			status: 500,
			headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
			content: { success: false, errorType: 'error-internal', error: expect.stringContaining('the app log has') },
		});
		expect(JSON.stringify(answer)).not.toContain('relation 7');
		expect(log.lines).toHaveLength(1);
		expect(log.lines[0]).toContain('error defect in try: ');
		expect(log.lines[0].includes('relation 7')).toBe(thrown instanceof Error);
	});
});

describe('the logged request', () => {
	it.each(['get', 'post'] as const)('is gone before a %s gives way to anything else', async (method) => {
		const log = new CallLog();
		const answer = new TriedEndpoint(log, done).call(method);
		expect(log.entries).toEqual([{ args: ["try's post is being executed...", redactedRequest] }]);
		await answer;
	});

	it('is gone before the handler begins', async () => {
		const log = new CallLog();
		const work = async (): Promise<IApiResponse> => {
			expect(JSON.stringify(log.entries)).not.toContain(secret);
			return done();
		};
		await expect(new TriedEndpoint(log, work).call('post')).resolves.toMatchObject({ status: 200 });
		expect(log.lines).toEqual([]);
	});

	it('that cannot be reached is warned of once, and the call is answered all the same', async () => {
		const services = new Services();
		const logs = [new FakeLog(), new FakeLog(), new FakeLog()];
		for (const log of logs) {
			await expect(new TriedEndpoint(log, done, services).call('post')).resolves.toMatchObject({ status: 200 });
		}
		expect(logs.map(({ lines }) => lines)).toEqual([[expect.stringMatching(/^warn .*may hold login tokens/)], [], []]);
	});
});
