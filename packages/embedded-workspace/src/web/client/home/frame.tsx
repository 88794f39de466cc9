import { Button, ToggleSwitch } from '@rocket.chat/fuselage';
import type { ChangeEvent } from 'react';

import type { Me, Room } from '../rest';
import { useDarkTheme } from '../theme';
import { roomTitle } from './chat';

interface HeaderProps {
	me: Me;
	version: string;
	/** Codes of the languages that can be chosen. */
	languages: string[];
	onLanguage: (language: string) => void;
	onLogout: () => void;
}

/** Shows what this page is and who is logged in. */
export function Header({ me, version, languages, onLanguage, onLogout }: HeaderProps) {
	const { language = '' } = me.settings.preferences;
	// The engine writes the codes of an app's languages in small letters.
	const chosen = languages.find((code) => code.toLowerCase() === language.toLowerCase()) ?? '';
	return (
		<header className="page-header">
			<div>
				<strong className="page-title">Embedded workspace</strong>
				<span className="page-note">Stand-in for Rocket.Chat {version}</span>
			</div>
			<div className="page-controls">
				<label>
					<span>Language</span>
					<select value={chosen} onChange={(event) => onLanguage(event.currentTarget.value)}>
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

interface RoomListProps {
	rooms: Room[];
	selected: string;
	ownUsername: string;
	onSelect: (roomId: string) => void;
}

export function RoomList({ rooms, selected, ownUsername, onSelect }: RoomListProps) {
	return (
		<nav className="room-list" aria-label="Rooms">
			{rooms.map((room) => (
				<button
					key={room._id}
					type="button"
					aria-current={room._id === selected ? 'page' : undefined}
					onClick={() => onSelect(room._id)}
				>
					{roomTitle(room, ownUsername)}
				</button>
			))}
		</nav>
	);
}

interface DeveloperBarProps {
	mobile: boolean;
	onMobile: (mobile: boolean) => void;
	/** Lets this page lose its modals, as some page loads do on a real server. */
	onLoseModals: () => void;
	/**
	 * Every interaction the live connection brought, opened or not: an app's modal reaches all clients of a user, so
	 * nothing in it is a secret between them.
	 */
	received: unknown[];
}

/** What Rocket.Chat does not have: it changes how the client behaves, and shows what reached it. */
export function DeveloperBar({ mobile, onMobile, onLoseModals, received }: DeveloperBarProps) {
	const [dark, setDark] = useDarkTheme();
	return (
		<section className="developer-bar" aria-label="Developer">
			<label>
				<ToggleSwitch
					checked={mobile}
					onChange={(event: ChangeEvent<HTMLInputElement>) => onMobile(event.currentTarget.checked)}
				/>
				Act like the mobile app
			</label>
			<label>
				<ToggleSwitch
					checked={dark}
					onChange={(event: ChangeEvent<HTMLInputElement>) => setDark(event.currentTarget.checked)}
				/>
				Dark theme
			</label>
			<Button small onClick={onLoseModals}>
				Show no modals until reload
			</Button>
			<details>
				<summary>Developer: received interactions ({received.length})</summary>
				<ol aria-label="Received interactions">
					{received.map((payload, index) => (
						<li key={index}>
							<pre>{JSON.stringify(payload, null, 2)}</pre>
						</li>
					))}
				</ol>
			</details>
		</section>
	);
}
