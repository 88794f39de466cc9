import { useState } from 'react';

const key = 'embedded-workspace.dark';

/** Returns whether this browser profile shows the dark theme: as chosen here, otherwise as the system does. */
function isDark(): boolean {
	const chosen = localStorage.getItem(key);
	return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'on';
}

/** Shows the theme of this browser profile. As in Rocket.Chat, the page decides: pictures of apps never learn of it. */
export function showTheme(): void {
	document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

/** Returns the switch for the dark theme. */
export function useDarkTheme(): [boolean, (dark: boolean) => void] {
	const [dark, setDark] = useState(isDark);
	const change = (value: boolean): void => {
		localStorage.setItem(key, value ? 'on' : 'off');
		setDark(value);
		showTheme();
	};
	return [dark, change];
}
