import { loginExpirationDays } from '../../../src/sessions/loginExpiration';
import type { Verification } from './Verification';

const dayMs = 24 * 60 * 60 * 1000;
/** Clocks of several servers need not agree to the second. */
const toleranceMs = 5 * 60 * 1000;

/**
 * Is what the app says of the login's end what the workspace's rule says?
 * @param loggedInAt by the workspace's clock, epoch ms
 * @param loginExpiration value of `Accounts_LoginExpiration`; undefined where it is not to be seen
 */
export function checkExpiry(
	{ report }: Verification,
	tokenExpires: string,
	loggedInAt: number,
	loginExpiration: unknown,
): void {
	const expires = Date.parse(tokenExpires);
	if (Number.isNaN(expires)) {
		report.failed('expiry', `The app says no date of expiry ("${tokenExpires}").`, 'Is it the newest version?');
		return;
	}
	if (loginExpiration === undefined) {
		report.unknown(
			'expiry',
			`It says to stay until ${tokenExpires}.`,
			'The workspace does not show its Login Expiration.',
		);
		return;
	}
	const days = loginExpirationDays(loginExpiration);
	if (Math.abs(expires - loggedInAt - days * dayMs) <= toleranceMs) {
		report.ok('expiry', `It stays until ${tokenExpires}: ${days} days, as Login Expiration says.`);
		return;
	}
	report.failed(
		'expiry',
		`It says to stay until ${tokenExpires}, but Login Expiration says ${days} days.`,
		'Was the setting changed just now? Else please report it, with the version of the workspace.',
	);
}
