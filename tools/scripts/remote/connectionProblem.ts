import { RemoteProblem } from './RemoteProblem';

const advices: Record<string, string> = {
	ENOTFOUND: 'Is the host name right?',
	ECONNREFUSED: 'Does the workspace run, and on that port?',
	TimeoutError: 'Does the workspace run, and is a proxy or firewall in between?',
};

/** What it means that `fetch` got no answer. */
export function connectionProblem(url: string, error: unknown): RemoteProblem {
	const code = codeOf(error);
	const isCertificate = /CERT|SIGNED|TLS|SSL/.test(code);
	const advice = isCertificate
		? 'This machine does not trust its certificate: name the file of your authority in NODE_EXTRA_CA_CERTS.'
		: (advices[code] ?? 'Can you open the address in a browser on this machine?');
	return new RemoteProblem(`${url} cannot be reached (${code}).`, advice);
}

/** Such as `ECONNREFUSED`, which fetch hides in the cause of its error. */
function codeOf(error: unknown): string {
	const { cause, name, message } = error as { cause?: { code?: string }; name?: string; message?: string };
	return cause?.code ?? (name === 'TimeoutError' ? name : (message ?? 'unknown error'));
}
