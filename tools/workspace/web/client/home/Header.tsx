import { Box, Button, ToggleSwitch } from '@rocket.chat/fuselage';
import type { ChangeEvent } from 'react';

import type { Me } from '../rest/answers';

const languages = ['en', 'de', 'es', 'fr', 'pt-BR'];

interface Props {
	me: Me;
	version: string;
	mobile: boolean;
	onMobile: (mobile: boolean) => void;
	onLanguage: (language: string) => void;
	/** Lets this page lose its modals, as some page loads do on a real server. */
	onLoseModals: () => void;
	onLogout: () => void;
}

/** Shows what this page is and who is logged in, and switches how the client behaves. */
export function Header({ me, version, mobile, onMobile, onLanguage, onLoseModals, onLogout }: Props) {
	return (
		<header className="page-header">
			<Box fontScale="p2b" className="page-title">
				Embedded workspace: a development stand-in for Rocket.Chat, not the real client
				<span className="page-version">plays {version}</span>
			</Box>
			<div className="page-controls">
				<label>
					<ToggleSwitch
						checked={mobile}
						onChange={(event: ChangeEvent<HTMLInputElement>) => onMobile(event.currentTarget.checked)}
					/>
					Play the mobile app
				</label>
				<label>
					Language
					<select
						value={me.settings.preferences.language ?? ''}
						onChange={(event) => onLanguage(event.currentTarget.value)}
					>
						<option value="" disabled>
							workspace&apos;s
						</option>
						{languages.map((language) => (
							<option key={language}>{language}</option>
						))}
					</select>
				</label>
				<Button small onClick={onLoseModals}>
					Lose modals until reload
				</Button>
				<Button small onClick={onLogout}>
					Log out {me.username}
				</Button>
			</div>
		</header>
	);
}
