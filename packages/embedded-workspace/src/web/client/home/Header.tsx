import { Button } from '@rocket.chat/fuselage';

import type { Me } from '../rest/answers';

interface Props {
	me: Me;
	version: string;
	/** Codes of the languages that can be chosen. */
	languages: string[];
	onLanguage: (language: string) => void;
	onLogout: () => void;
}

/** Shows what this page is and who is logged in. */
export function Header({ me, version, languages, onLanguage, onLogout }: Props) {
	const { language = '' } = me.settings.preferences;
	return (
		<header className="page-header">
			<div>
				<strong className="page-title">Embedded workspace</strong>
				<span className="page-note">Development stand-in for Rocket.Chat {version}</span>
			</div>
			<div className="page-controls">
				<label>
					<span>Language</span>
					<select value={language} onChange={(event) => onLanguage(event.currentTarget.value)}>
						<option value="" disabled>
							Default
						</option>
						{languages.map((code) => (
							<option key={code} value={code}>
								{nameOf(code)}
							</option>
						))}
					</select>
				</label>
				<Button small onClick={onLogout}>
					Log out {me.username}
				</Button>
			</div>
		</header>
	);
}

/** Returns what a language calls itself, such as `Deutsch`. */
function nameOf(code: string): string {
	return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}
