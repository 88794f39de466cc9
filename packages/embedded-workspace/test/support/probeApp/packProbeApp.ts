import { packOneFileApp } from '../../../src/index';

export const probeAppId = '3f2c1d7e-5a4b-4c3d-9e8f-0a1b2c3d4e5f';

/** Returns the probe app as an administrator would get it. */
export function packProbeApp(): Buffer {
	return packOneFileApp(__dirname, {
		id: probeAppId,
		className: 'ProbeApp',
		permissions: [
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
		],
		implements: ['IUIKitInteractionHandler', 'IPostUserLoggedIn'],
		texts: { en: { probe_description: 'Tries things out' } },
	});
}
