import { packOneFileApp } from '../packOneFileApp';

export const probeAppId = '3f2c1d7e-5a4b-4c3d-9e8f-0a1b2c3d4e5f';

const permissions = [
	'api',
	'slashcommand',
	'networking',
	'persistence',
	'scheduler',
	'server-setting.read',
	'user.read',
	'room.read',
	'room.write',
	'message.read',
	'message.write',
	'ui.interact',
];

/** Returns the probe app as an administrator would get it: the zip, and the permissions to agree to. */
export function packProbeApp(): { zip: Buffer; permissions: { name: string }[] } {
	const zip = packOneFileApp(__dirname, {
		id: probeAppId,
		className: 'ProbeApp',
		permissions,
		implements: ['IUIKitInteractionHandler', 'IPostUserLoggedIn'],
		texts: { en: { probe_description: 'Tries things out' } },
	});
	return { zip, permissions: permissions.map((name) => ({ name })) };
}
