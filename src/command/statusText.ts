import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Call } from '../Call';
import { answersInSeconds, checkLoginExpiration, loginExpirationDays } from '../sessions/loginExpiration';
import { isElsewhere } from '../settings/workspaceUrl';
import { formatDateTime } from '../views/dates';
import type { Locale } from '../views/locale';
import { viaText } from '../views/noticeTexts';
import { pluralize, type TextKey } from '../views/texts';
import { asCode } from '../views/untrustedText';

/** What only the command knows; `isLogGuarded`: whether this server lets the app keep requests out of the app log. */
interface Known {
	appVersion: string;
	isLogGuarded: boolean;
}

/** Returns a line of the set-up with a tick or a cross. */
type Finding = (isRight: boolean, right: TextKey, wrong: TextKey, values?: Record<string, string>) => string;

/** One missed night is normal, two are not. */
const lateAfterMs = 50 * 60 * 60 * 1000;

/** Returns what `/logout-others status` shows this user. Administrators also learn what is wrong with the set-up. */
export async function statusText(user: IUser, known: Known, call: Call): Promise<string> {
	// After a change of a setting, people look here whether it counts.
	call.forgetSettings();
	const [locale, raw, { revocation }, version] = await Promise.all([
		call.locale(),
		call.settings.server('Accounts_LoginExpiration'),
		call.records.read(user.id),
		call.workspace.askVersion(),
	]);
	const { t } = locale;
	const days = pluralize(locale.language, 'days', loginExpirationDays(raw));
	const lines = [t('status_title'), t('status_period', { days })];
	if (revocation && (!revocation.target || revocation.target === user.id)) {
		const values = { when: formatDateTime(revocation.at, locale), via: viaText({ via: revocation.via }, locale) };
		lines.push(t(revocation.outcome === 'done' ? 'status_last_done' : 'status_last_unknown', values));
	}
	lines.push(t('status_tokens'));
	if (user.roles?.includes('admin')) {
		const setUp = await setUpLines({ raw, version, ...known }, locale, call);
		lines.push(t('status_setup', { version: known.appVersion }), ...setUp);
	} else if (version === undefined) {
		lines.push(t('status_unreachable'));
	}
	return lines.join('\n');
}

async function setUpLines(
	{ raw, version, isLogGuarded }: Known & { raw: unknown; version: string | undefined },
	locale: Locale,
	call: Call,
): Promise<string[]> {
	const { settings, records } = call;
	const { t } = locale;
	const finding: Finding = (isRight, right, wrong, values) =>
		isRight ? `✓ ${t(right, values)}` : `✗ ${t(wrong, values)}`;
	const { isSiteUrlUsable } = await call.addresses();
	const isServerLogQuiet = String(await settings.server('Log_Level')) !== '2';
	const lastCleanUp = await records.lastCleanUp().catch(() => undefined);
	const isCleanUpLate = lastCleanUp !== undefined && Date.now() - lastCleanUp > lateAfterMs;
	const cleanUpKey = lastCleanUp === undefined ? 'status_job_never' : 'status_job_right';
	return [
		...(await workspaceLines(version, finding, call)),
		finding(isSiteUrlUsable, 'status_site_url_right', 'status_site_url_wrong'),
		expirationLine(raw, version, finding, locale),
		finding(isLogGuarded, 'status_app_log_right', 'status_app_log_wrong'),
		finding(isServerLogQuiet, 'status_server_log_right', 'status_server_log_wrong'),
		finding(await settings.areFilesProtected(), 'status_files_right', 'status_files_wrong'),
		finding(await settings.sendsSecurityNotice(), 'status_notice_on', 'status_notice_off'),
		...(await roomLines(finding, call)),
		finding(!isCleanUpLate, cleanUpKey, 'status_job_late', { when: formatDateTime(lastCleanUp ?? 0, locale) }),
	];
}

async function workspaceLines(version: string | undefined, finding: Finding, { settings }: Call): Promise<string[]> {
	const siteUrl = await settings.server('Site_Url');
	const url = String(await settings.workspaceUrl().catch(() => siteUrl));
	const right = answersInSeconds(version) ? 'status_workspace_corrected' : 'status_workspace_right';
	const values = { url: asCode(url), version: asCode(String(version)) };
	const line = finding(version !== undefined, right, 'status_workspace_none', values);
	const warning = finding(false, 'status_workspace_elsewhere', 'status_workspace_elsewhere', values);
	return isElsewhere(url, siteUrl) && version !== undefined ? [line, warning] : [line];
}

function expirationLine(raw: unknown, version: string | undefined, finding: Finding, locale: Locale): string {
	const problem = checkLoginExpiration(raw, version, Date.now());
	const wrong = problem === 'breaks' ? 'status_expiration_breaks' : 'status_expiration_odd';
	const setting = asCode(typeof raw === 'string' ? raw : String(JSON.stringify(raw)));
	const days = pluralize(locale.language, 'days', loginExpirationDays(raw));
	return finding(problem === undefined, 'status_expiration_right', wrong, { setting, days });
}

/** The settings page may show an empty field although a room is set, so the status names all rooms. */
async function roomLines(finding: Finding, { settings, people }: Call): Promise<string[]> {
	const ids = await settings.administratorRooms();
	const lines = ids.map(async (id) => {
		const room = await people.room(id);
		const wrong = room ? 'status_rooms_public' : 'status_rooms_gone';
		return finding(room?.type === 'p', 'status_rooms_right', wrong, { room: asCode(room?.slugifiedName || id) });
	});
	return lines.length > 0 ? Promise.all(lines) : [finding(true, 'status_rooms_none', 'status_rooms_none')];
}
