import { Agent, request } from 'http';

import type { Call } from 'embedded-workspace';
import { credentialHeaders } from 'embedded-workspace';

export interface Timed {
	status: number;
	text: string;
	/** From the call to the last byte of the answer. */
	ms: number;
}

/** A client that takes little of the machine it measures: plain requests over connections that stay open. */
export class Caller {
	private readonly agent = new Agent({ keepAlive: true });

	constructor(private readonly url: string) {}

	async call(method: string, path: string, sent: Call = {}): Promise<Timed> {
		try {
			return await this.send(method, path, sent);
		} catch (error) {
			// The workspace has ended a connection that was idle for long, just when it was to be used again.
			if (!(error instanceof ConnectionEnded)) throw error;
			return this.send(method, path, sent);
		}
	}

	/** As `call`. @throws Error if the status is not the expected one */
	async expect(status: number, method: string, path: string, sent?: Call): Promise<Timed> {
		const answer = await this.call(method, path, sent);
		if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
		return answer;
	}

	close(): void {
		this.agent.destroy();
	}

	private send(method: string, path: string, { creds, headers, body }: Call): Promise<Timed> {
		const content = body === undefined ? '' : JSON.stringify(body);
		const type = body === undefined ? {} : { 'content-type': 'application/json' };
		const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(content) };
		const all = { 'user-agent': agentName, ...credentialHeaders(creds), ...type, ...length, ...headers };
		const start = performance.now();
		return new Promise((resolve, reject) => {
			const req = request(this.url + path, { method, headers: all, agent: this.agent }, (res) => {
				let text = '';
				res.setEncoding('utf8').on('data', (chunk) => (text += chunk));
				res.on('end', () => resolve({ status: res.statusCode ?? 0, text, ms: performance.now() - start }));
				res.on('error', reject);
			});
			req.on('error', (error) => {
				const isEnded = req.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
				reject(isEnded ? new ConnectionEnded() : error);
			});
			req.end(content);
		});
	}
}

class ConnectionEnded extends Error {}

const agentName =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
