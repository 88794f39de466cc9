import { loginExpirationDays } from '../../../src/sessions/loginExpiration';
import type { Credentials, RemoteWorkspace } from '../remote/RemoteWorkspace';
import { objectsIn } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { adminAdvice } from './Verification';

const dayMs = 24 * 60 * 60 * 1000;
/** Clocks of several servers need not agree to the second. */
const toleranceMs = 5 * 60 * 1000;

/**
 * Checks the end of the login, as the app says it, against the workspace's own rule.
 * @param loggedInAt by the workspace's clock, epoch ms
 */
export async function checkExpiry(
	{ rest, report }: Verification,
	creds: Credentials,
	tokenExpires: string,
	loggedInAt: number,
): Promise<void> {
	const expires = Date.parse(tokenExpires);
	if (Number.isNaN(expires)) {
		return report.failed('expiry', `The app returned no expiry date ("${tokenExpires}").`, 'Is it the newest version?');
	}
	const setting = await readLoginExpiration(rest, creds);
	if (setting === undefined) {
		return report.unknown('expiry', `The app says the login stays until ${tokenExpires}.`, adminAdvice);
	}
	const days = loginExpirationDays(setting);
	if (Math.abs(expires - loggedInAt - days * dayMs) <= toleranceMs) {
		return report.ok('expiry', `The login stays until ${tokenExpires}: ${days} days, as Login Expiration says.`);
	}
	report.failed(
		'expiry',
		`The app says the login stays until ${tokenExpires}, but Login Expiration says ${days} days.`,
		'Was the setting changed just now? If not, please report it, with the version of the workspace.',
	);
}

const id = 'Accounts_LoginExpiration';
/** Workspaces return at most that many at once. */
const perPage = 100;
const maxPages = 20;

/** Reads the setting as anybody may, or else as an administrator. Returns `undefined` if this user may not see it. */
async function readLoginExpiration(rest: RemoteWorkspace, creds: Credentials): Promise<unknown> {
	for (let page = 0; page < maxPages; page++) {
		// Older workspaces ignore `_id` and return all settings, page by page.
		const path = `/api/v1/settings.public?_id=${id}&count=${perPage}&offset=${page * perPage}`;
		const { body } = await rest.call<{ settings: object[] }>('GET', path, { creds });
		const settings = objectsIn<{ _id: string; value: unknown }>(body.settings);
		const found = settings.find(({ _id }) => _id === id);
		if (found) {
			return found.value;
		}
		if (settings.length < perPage) {
			break;
		}
	}
	const { status, body } = await rest.call<{ value: unknown }>('GET', `/api/v1/settings/${id}`, { creds });
	return status === 200 ? body.value : undefined;
}
