import type { IHttp, IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

export type HttpAnswer = Partial<IHttpResponse> | undefined | null | Error;

export interface HttpCall {
	method: 'get' | 'post';
	url: string;
	request: IHttpRequest;
}

/** The host's http accessor. Returns what the test wants for each call; an `Error` is thrown. */
export class FakeHttp {
	readonly calls: HttpCall[] = [];

	constructor(public answer: (call: HttpCall) => HttpAnswer | Promise<HttpAnswer>) {}

	readonly accessor = {
		get: (url: string, request: IHttpRequest) => this.respond({ method: 'get', url, request }),
		post: (url: string, request: IHttpRequest) => this.respond({ method: 'post', url, request }),
	} as object as IHttp;

	private async respond(call: HttpCall): Promise<HttpAnswer> {
		this.calls.push(call);
		const answer = await this.answer(call);
		if (answer instanceof Error) {
			throw answer;
		}
		return answer;
	}
}
