import '@rocket.chat/icons/dist/rocketchat.css';
import '@rocket.chat/fuselage/dist/fuselage.css';
import './page.css';

import { useCallback, useEffect, useState } from 'react';
import { render } from 'react-dom';

import { adaptRenderers } from './apps/renderers';
import { Home } from './home/Home';
import type { Login } from './login/login';
import { forgetLogin, resume, storedLogin, storeLogin } from './login/login';
import { LoginPage } from './login/LoginPage';
import type { Me } from './rest';
import { showTheme } from './theme';

const loggedOutByServer = 'You have been logged out by the server';

type State = { at: 'start' } | { at: 'login'; notice?: string } | { at: 'home'; login: Login; me: Me; version: string };

/** The whole page: the login page, or home once somebody is logged in. */
function Client() {
	const [state, setState] = useState<State>({ at: 'start' });

	const enter = useCallback(async (login: Login, me: Me) => {
		storeLogin(login);
		setState({ at: 'home', login, me, version: await workspaceVersion() });
	}, []);

	useEffect(() => {
		resumeStored(enter)
			.then((notice) => notice !== undefined && setState({ at: 'login', notice }))
			.catch((error) => setState({ at: 'login', notice: String(error) }));
	}, [enter]);

	if (state.at === 'start') {
		return null;
	}
	if (state.at === 'login') {
		return <LoginPage notice={state.notice} onLogin={enter} />;
	}
	const { login, me, version } = state;
	const leave = (byServer: boolean): void => {
		forgetLogin(login);
		setState({ at: 'login', notice: byServer ? loggedOutByServer : '' });
	};
	return <Home key={login.authToken} login={login} initialMe={me} version={version} leave={leave} />;
}

/** Enters with the stored login, or returns what the login page should say. */
async function resumeStored(enter: (login: Login, me: Me) => Promise<void>): Promise<string | undefined> {
	const login = storedLogin();
	if (!login) {
		return '';
	}
	const me = await resume(login);
	if (me) {
		return void (await enter(login, me));
	}
	forgetLogin(login);
	return loggedOutByServer;
}

/** Returns the Rocket.Chat that the workspace emulates, such as `6.5`. */
async function workspaceVersion(): Promise<string> {
	const answer = await fetch('/api/info');
	return ((await answer.json()) as { version: string }).version;
}

showTheme();
adaptRenderers();

render(<Client />, document.getElementById('client'));
