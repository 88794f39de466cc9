import { useEffect, useState } from 'react';

import type { Command } from '../rest/answers';
import type { RestClient } from '../rest/RestClient';

type Texts = Record<string, Record<string, string> | undefined>;

interface Translated {
	/** The slash commands, translated as in Rocket.Chat's client. */
	commands: Command[];
	/** Codes of the languages that the apps speak. */
	languages: string[];
}

/** Returns the slash commands and the languages there are, or `undefined` until they are known. */
export function useCommands(rest: RestClient, language: string | undefined): Translated | undefined {
	const [translated, setTranslated] = useState<Translated>();
	useEffect(() => {
		translatedCommands(rest, language ?? 'en')
			.then(setTranslated)
			.catch(() => setTranslated({ commands: [], languages: ['en'] }));
	}, [rest, language]);
	return translated;
}

async function translatedCommands(rest: RestClient, language: string): Promise<Translated> {
	const [{ commands }, { apps }] = await Promise.all([
		rest.get<{ commands: Command[] }>('/api/v1/commands.list'),
		rest.get<{ apps: { id: string; languages: Texts }[] }>('/api/apps/languages'),
	]);
	const languages = new Set(['en', ...apps.flatMap((app) => Object.keys(app.languages))]);
	const translated = commands.map((command) => {
		const texts = apps.find(({ id }) => id === command.appId)?.languages ?? {};
		const text = (key: string): string => {
			const name = key.replace(`app-${command.appId}.`, '');
			return texts[language]?.[name] ?? texts.en?.[name] ?? '';
		};
		return { ...command, params: text(command.params), description: text(command.description) };
	});
	return { commands: translated, languages: [...languages].sort() };
}
