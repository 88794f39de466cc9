import { checkLoginExpiration, loginExpirationDays } from '../../../src/sessions/loginExpiration';
import type { Verification } from './Verification';
import { adminAdvice } from './Verification';

/** The settings of the workspace that matter to the app. */
export const settingIds = ['Accounts_LoginExpiration', 'Site_Url', 'Log_Level', 'FileUpload_ProtectFiles'];

/** Checks the settings of the workspace that the app depends on. */
export function checkWorkspaceSettings(at: Verification, settings: Map<string, unknown>): void {
	checkExpirationSetting(at, settings);
	checkSiteUrl(at, settings);
	checkLogLevel(at, settings);
	checkProtectedFiles(at, settings);
}

function checkExpirationSetting({ report, version }: Verification, settings: Map<string, unknown>): void {
	const id = 'login-expiration';
	const raw = settings.get('Accounts_LoginExpiration');
	if (raw === undefined) return report.unknown(id, 'The workspace does not show its Login Expiration.', adminAdvice);
	const advice = 'Enter a whole number such as 90: Administration > Settings > Accounts > Login Expiration in Days.';
	const problem = checkLoginExpiration(raw, version, Date.now());
	if (problem === undefined) report.ok(id, `A login lasts ${String(raw)} days (Login Expiration).`);
	else if (problem === 'breaks') {
		const text = `Login Expiration is ${JSON.stringify(raw)}. The workspace logs clients out, then answers with an error.`;
		report.failed(id, text, advice);
	} else {
		const text = `Login Expiration is ${JSON.stringify(raw)}, which counts as ${loginExpirationDays(raw)} days.`;
		report.failed(id, text, advice);
	}
}

/** By default the app calls the workspace by Site_Url, and phones open links to it. */
function checkSiteUrl({ rest, report }: Verification, settings: Map<string, unknown>): void {
	const id = 'site-url';
	const raw = settings.get('Site_Url');
	const where = 'Administration > Settings > General > Site URL';
	if (raw === undefined) return report.unknown(id, 'The workspace does not show its Site_Url.', `See ${where}.`);
	const url = typeof raw === 'string' ? raw.replace(/\/+$/, '') : '';
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
		const text = `Site_Url is ${JSON.stringify(raw)}, which is no web address. Phones cannot use the command.`;
		report.failed(id, text, `Correct it: ${where}.`);
	} else if (url === rest.url) {
		report.ok(id, `The workspace knows its own address (Site_Url ${url}).`);
	} else {
		const text = `The workspace calls itself ${url} (Site_Url), but you called it ${rest.url}.`;
		report.warning(id, text, `Phones get links to Site_Url. If people use another address, correct ${where}.`);
	}
}

function checkLogLevel({ report }: Verification, settings: Map<string, unknown>): void {
	const id = 'log-level';
	const level = settings.get('Log_Level');
	if (level === undefined) report.unknown(id, 'The workspace does not show its Log Level.', adminAdvice);
	else if (Number(level) < 2) report.ok(id, "Log Level keeps login tokens out of the server's own log.");
	else {
		const text = `Log Level is ${String(level)}, so the server's own log contains login tokens.`;
		report.failed(id, text, 'Set it to 0 or 1: Administration > Settings > Logs > Log Level.');
	}
}

function checkProtectedFiles({ report }: Verification, settings: Map<string, unknown>): void {
	const id = 'protect-files';
	const isOn = settings.get('FileUpload_ProtectFiles');
	if (isOn === undefined) report.unknown(id, 'The workspace does not show whether it protects files.', adminAdvice);
	else if (isOn !== false) report.ok(id, 'Protect Uploaded Files is on, so phones can use the command.');
	else {
		const text = 'Protect Uploaded Files is off, so phones cannot use the command.';
		report.failed(id, text, 'Turn it on: Administration > Settings > File Upload > Protect Uploaded Files.');
	}
}
