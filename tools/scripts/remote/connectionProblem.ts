import { RemoteProblem } from './RemoteProblem';

const proxyAdvice =
	"Behind a company's HTTP proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 (Node.js 22.21 or 24.5 and newer): Node uses no proxy by itself.";

const advices: Record<string, string> = {
	ENOTFOUND: `Is the host name right? ${proxyAdvice}`,
	EAI_AGAIN: `Is there a network? ${proxyAdvice}`,
	ECONNREFUSED: 'Does the workspace run, and on that port?',
	ECONNRESET: 'The connection broke. Run it again.',
	ETIMEDOUT: `Is a firewall in between? ${proxyAdvice}`,
	TimeoutError: `Does the workspace run, and is a proxy or firewall in between? ${proxyAdvice}`,
};

/** Explains why `fetch` got no answer. */
export function connectionProblem(url: string, error: unknown): RemoteProblem {
	const code = codeOf(error);
	const isCertificate = /CERT|SIGNED|TLS|SSL/.test(code);
	const advice = isCertificate
		? 'This machine does not trust its certificate. Put the file of your certificate authority into NODE_EXTRA_CA_CERTS.'
		: (advices[code] ?? 'Can you open the address in a browser on this machine?');
	return new RemoteProblem(`${url} cannot be reached (${code}).`, advice);
}

/** Returns a code such as `ECONNREFUSED`, which `fetch` hides in the cause of its error. */
function codeOf(error: unknown): string {
	const { cause, name, message } = error as { cause?: { code?: string }; name?: string; message?: string };
	return cause?.code ?? (name === 'TimeoutError' ? name : (message ?? 'unknown error'));
}
