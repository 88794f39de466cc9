import type { Credentials } from '../../workspace/client';
import type { Verification } from './Verification';
import { appId } from './Verification';

/** A setting that nobody has changed yet has no value but that of the package. */
type AppSettings = Record<string, { value?: unknown; packageValue?: unknown } | undefined>;

/** Settings of the app and limits of the workspace, where this user may see them. */
export async function checkSettings(at: Verification, creds: Credentials): Promise<void> {
	const { rest, report, account } = at;
	const { status, body } = await rest.call<{ settings: AppSettings }>('GET', `/api/apps/${appId}/settings`, { creds });
	if (status !== 200 || body.settings === undefined) {
		const advice = 'Run it with a user who may manage apps.';
		report.unknown('app-settings', `The settings of the app are not shown to ${account.user}.`, advice);
	} else {
		judge(at, body.settings);
	}
	await checkRestLimit(at, creds);
}

function judge({ rest, report }: Verification, settings: AppSettings): void {
	const valueOf = (id: string): unknown => settings[id]?.value ?? settings[id]?.packageValue;
	const url = String(valueOf('workspace_url') ?? '');
	if (url.startsWith('http:') && rest.url.startsWith('https:') && new URL(url).host === new URL(rest.url).host) {
		report.warning(
			'workspace-url',
			`The app calls ${url}, without https.`,
			'A redirect to https would make each attempt fail: set "Workspace URL" to the https address.',
		);
	} else {
		report.ok('workspace-url', `The app calls the workspace at ${url === '' ? 'its Site_Url' : url}.`);
	}
	const attempts = valueOf('attempts_per_minute');
	if (typeof attempts === 'number' && attempts >= 1 && attempts <= 1000) {
		report.ok('attempts', `A user may log out others ${attempts} times a minute.`);
	} else {
		const advice = 'Set "Attempts per user and minute" to a number from 1 to 1000; until then 5 are allowed.';
		report.warning('attempts', `The limit of attempts is "${String(attempts)}".`, advice);
	}
}

/** All calls of the app count in the workspace's own limit. */
async function checkRestLimit({ rest, report, account }: Verification, creds: Credentials): Promise<void> {
	const read = async (name: string): Promise<unknown> =>
		(await rest.call<{ value: unknown }>('GET', `/api/v1/settings/API_Enable_Rate_Limiter${name}`, { creds })).body
			.value;
	const [isOn, calls] = [await read(''), await read('_Limit_Calls_Default')];
	if (typeof isOn !== 'boolean') {
		const advice = 'Run it with an administrator.';
		report.unknown('rest-limit', `The limit of REST calls is not shown to ${account.user}.`, advice);
	} else if (isOn && typeof calls === 'number' && calls < 5) {
		const advice = 'Allow 10 or more in Administration > Settings > Rate Limiter > API Rate Limiter.';
		report.warning('rest-limit', `The workspace allows only ${calls} REST calls per time and address.`, advice);
	} else {
		const limit = isOn ? `${String(calls)} per time and address` : 'without a limit';
		report.ok('rest-limit', `The workspace allows REST calls ${limit}.`);
	}
}
