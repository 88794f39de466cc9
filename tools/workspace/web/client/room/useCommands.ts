import { useEffect, useState } from 'react';

import type { Command } from '../rest/answers';
import type { RestClient } from '../rest/RestClient';

type Texts = Record<string, Record<string, string> | undefined>;

/** Returns the slash commands, translated as in Rocket.Chat's client, or `undefined` until they are known. */
export function useCommands(rest: RestClient, language: string | undefined): Command[] | undefined {
	const [commands, setCommands] = useState<Command[]>();
	useEffect(() => {
		translatedCommands(rest, language ?? 'en')
			.then(setCommands)
			.catch(() => setCommands([]));
	}, [rest, language]);
	return commands;
}

async function translatedCommands(rest: RestClient, language: string): Promise<Command[]> {
	const [{ commands }, { apps }] = await Promise.all([
		rest.get<{ commands: Command[] }>('/api/v1/commands.list'),
		rest.get<{ apps: { id: string; languages: Texts }[] }>('/api/apps/languages'),
	]);
	return commands.map((command) => {
		const languages = apps.find(({ id }) => id === command.appId)?.languages ?? {};
		const text = (key: string): string => {
			const name = key.replace(`app-${command.appId}.`, '');
			return languages[language]?.[name] ?? languages.en?.[name] ?? '';
		};
		return { ...command, params: text(command.params), description: text(command.description) };
	});
}
