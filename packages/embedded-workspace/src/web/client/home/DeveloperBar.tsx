import { Button, ToggleSwitch } from '@rocket.chat/fuselage';
import type { ChangeEvent } from 'react';

import { useDarkTheme } from '../style/theme';

interface Props {
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
export function DeveloperBar({ mobile, onMobile, onLoseModals, received }: Props) {
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
