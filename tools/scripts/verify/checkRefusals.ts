import type { Verification } from './Verification';
import { endpointPath } from './Verification';

const proxyAdvice = 'Does a proxy in front answer in place of the app?';

/** The endpoint refuses whoever is not logged in, and any method but POST. */
export async function checkRefusals({ rest, report }: Verification): Promise<void> {
	const anonymous = await rest.call<{ status: string }>('POST', endpointPath);
	if (anonymous.status === 401 && anonymous.body.status === 'error') {
		report.ok('refuses-anonymous', 'A call without a login is refused (401).');
	} else {
		const seen = `A call without a login was answered with HTTP ${anonymous.status} in place of 401.`;
		report.failed('refuses-anonymous', seen, proxyAdvice);
	}

	const get = await rest.call('GET', endpointPath);
	if (get.status === 405 && get.headers.get('allow') === 'POST') {
		report.ok('refuses-get', 'A GET is refused, POST is named (405).');
	} else {
		report.failed('refuses-get', `A GET was answered with HTTP ${get.status} in place of 405.`, proxyAdvice);
	}
}
