import { useState } from 'react';

/** Returns a switch of this browser profile that survives a reload. */
export function useStoredFlag(name: string): [boolean, (on: boolean) => void] {
	const [on, setOn] = useState(() => localStorage.getItem(name) === 'on');
	const set = (value: boolean): void => {
		localStorage.setItem(name, value ? 'on' : 'off');
		setOn(value);
	};
	return [on, set];
}
