import type { RegisteredCommand } from './bridges/AppCommandBridge';

/** A slash command as `commands.list` shows it; texts are keys into the app's languages. */
export interface CommandInfo {
	command: string;
	appId: string;
	params: string;
	description: string;
}

/** Returns a command as clients see it. */
export function commandInfo({ command, appId }: RegisteredCommand): CommandInfo {
	return {
		command: command.command,
		appId,
		params: languageKey(appId, command.i18nParamsExample),
		description: languageKey(appId, command.i18nDescription),
	};
}

/** How Rocket.Chat's clients find the text of an app. */
function languageKey(appId: string, key: string | undefined): string {
	return key ? `app-${appId}.${key}` : '';
}
