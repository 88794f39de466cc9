import { AppDetailChangesBridge } from '@rocket.chat/apps-engine/server/bridges';

/** Rocket.Chat informs its administration pages of a changed app setting. Here nobody listens. */
export class AppDetailChanges extends AppDetailChangesBridge {
	protected override onAppSettingsChange(): void {
		// Nothing to do.
	}
}
