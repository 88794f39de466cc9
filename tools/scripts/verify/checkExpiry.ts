import { loginExpirationDays } from '../../../src/sessions/loginExpiration';
import type { Verification } from './Verification';
import { adminAdvice } from './Verification';

const dayMs = 24 * 60 * 60 * 1000;
/** Clocks of several servers need not agree to the second. */
const toleranceMs = 5 * 60 * 1000;

/**
 * Checks the end of the login, as the app says it, against the workspace's own rule.
 * @param loggedInAt by the workspace's clock, epoch ms
 * @param loginExpiration value of `Accounts_LoginExpiration`; `undefined` if it cannot be seen
 */
export function checkExpiry(
	{ report }: Verification,
	tokenExpires: string,
	loggedInAt: number,
	loginExpiration: unknown,
): void {
	const expires = Date.parse(tokenExpires);
	if (Number.isNaN(expires)) {
		return report.failed('expiry', `The app returned no expiry date ("${tokenExpires}").`, 'Is it the newest version?');
	}
	if (loginExpiration === undefined) {
		return report.unknown('expiry', `The app says the login stays until ${tokenExpires}.`, adminAdvice);
	}
	const days = loginExpirationDays(loginExpiration);
	if (Math.abs(expires - loggedInAt - days * dayMs) <= toleranceMs) {
		return report.ok('expiry', `The login stays until ${tokenExpires}: ${days} days, as Login Expiration says.`);
	}
	report.failed(
		'expiry',
		`The app says the login stays until ${tokenExpires}, but Login Expiration says ${days} days.`,
		'Was the setting changed just now? If not, please report it, with the version of the workspace.',
	);
}
