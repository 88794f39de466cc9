import type { Credentials } from '../../../packages/embedded-workspace/src/client';
import type { Verification } from './Verification';
import { adminAdvice, appId } from './Verification';

/** A setting that nobody has changed yet has no value but that of the package. */
type AppSettings = Record<string, { value?: unknown; packageValue?: unknown } | undefined>;

interface Room {
	_id: string;
	t: string;
	name: string;
	error: string;
}

const where = 'Administration > Marketplace > Private apps > Logout Others > Settings';

/** Checks the settings of the app, if this user may see them. */
export async function checkAppSettings(at: Verification, creds: Credentials): Promise<void> {
	const { rest, report, account } = at;
	const { status, body } = await rest.call<{ settings: AppSettings }>('GET', `/api/apps/${appId}/settings`, { creds });
	const { settings } = body;
	if (status !== 200 || settings === undefined) {
		return report.unknown('app-settings', `${account.user} may not see the settings of the app.`, adminAdvice);
	}
	const valueOf = (id: string): unknown => settings[id]?.value ?? settings[id]?.packageValue;
	checkWorkspaceUrl(at, String(valueOf('workspace_url') ?? ''));
	checkNotice(at, valueOf('security_notice'));
	await checkRooms(at, creds, roomIds(valueOf('administrator_rooms')));
}

function checkWorkspaceUrl({ rest, report }: Verification, url: string): void {
	const isOnlyHttp = URL.canParse(url) && url.startsWith('http:') && new URL(url).host === new URL(rest.url).host;
	if (isOnlyHttp && rest.url.startsWith('https:')) {
		const text = `The app calls ${url}, without https. If that redirects to https, the app logs nothing out.`;
		report.warning('workspace-url', text, `Set "Workspace URL" to the https address: ${where}.`);
	} else {
		report.ok('workspace-url', `The app calls the workspace at ${url === '' ? 'its Site_Url' : url}.`);
	}
}

function checkNotice({ report }: Verification, value: unknown): void {
	if (value !== false) report.ok('security-notice', 'Owners of accounts get a security notice.');
	else report.warning('security-notice', 'Owners of accounts get no security notice.', `Turn it on: ${where}.`);
}

/** The room picker stores `[{"_id": …}]`; REST takes any shape. */
function roomIds(value: unknown): string[] {
	const picked: unknown[] = Array.isArray(value) ? value : [];
	return picked.flatMap((room) => {
		const id = (room as { _id?: unknown } | null)?._id;
		return typeof id === 'string' && id !== '' ? [id] : [];
	});
}

async function checkRooms({ rest, report }: Verification, creds: Credentials, ids: string[]): Promise<void> {
	if (ids.length === 0) return report.ok('administrator-rooms', 'No room for administrators is picked.');
	for (const id of ids) {
		const path = `/api/v1/rooms.adminRooms.getRoom?rid=${encodeURIComponent(id)}`;
		const { status, body } = await rest.call<Room>('GET', path, { creds });
		const name = `The room for administrators "${body.name ?? id}"`;
		// Older workspaces answer 200 without a room if it does not exist.
		if ((status === 200 && body._id === undefined) || (status === 400 && body.error === 'not-allowed')) {
			report.failed('administrator-rooms', `${name} is gone.`, `Pick another one: ${where}.`);
		} else if (status !== 200) {
			report.unknown('administrator-rooms', `${name} is not shown (HTTP ${status}).`, adminAdvice);
		} else if (body.t === 'p') {
			report.ok('administrator-rooms', `${name} is private.`);
		} else {
			const text = `${name} is not private. Its lines contain IP addresses.`;
			report.failed('administrator-rooms', text, `Pick a private room: ${where}.`);
		}
	}
}
