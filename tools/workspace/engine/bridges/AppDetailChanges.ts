import { AppDetailChangesBridge } from '@rocket.chat/apps-engine/server/bridges';

/** Rocket.Chat tells its administration pages of a changed app setting; nobody listens here. */
export class AppDetailChanges extends AppDetailChangesBridge {
	protected override onAppSettingsChange(): void {
		// Nothing to tell.
	}
}
