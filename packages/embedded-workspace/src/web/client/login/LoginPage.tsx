import './login.css';

import {
	Box,
	Button,
	ButtonGroup,
	Callout,
	Field,
	FieldGroup,
	PasswordInput,
	TextInput,
	Tile,
} from '@rocket.chat/fuselage';
import type { FormEvent } from 'react';
import { useState } from 'react';

import type { Me } from '../rest';
import type { Login } from './login';
import { logIn } from './login';

interface Props {
	/** Why the user is here again, if there is a reason. */
	notice?: string;
	onLogin: (login: Login, me: Me) => void;
}

export function LoginPage({ notice, onLogin }: Props) {
	const [user, setUser] = useState('');
	const [password, setPassword] = useState('');
	const [error, setError] = useState('');

	const enter = async (name: string, secret: string): Promise<void> => {
		try {
			const { login, me } = await logIn(name, secret);
			onLogin(login, me);
		} catch (failure) {
			setError(failure instanceof Error ? failure.message : String(failure));
		}
	};
	const submit = (event: FormEvent): void => {
		event.preventDefault();
		void enter(user, password);
	};

	return (
		<main className="login-page">
			<Tile elevation="2" padding="x32" is="form" aria-label="Log in" onSubmit={submit}>
				<Box is="h1" fontScale="h2" mbe="x16">
					Log in
				</Box>
				{notice && (
					<Callout type="warning" mbe="x16" role="status">
						{notice}
					</Callout>
				)}
				<FieldGroup>
					<Field>
						<Field.Label htmlFor="user">Email or username</Field.Label>
						<Field.Row>
							<TextInput
								id="user"
								autoComplete="username"
								autoFocus
								value={user}
								onChange={(event: FormEvent<HTMLInputElement>) => setUser(event.currentTarget.value)}
							/>
						</Field.Row>
					</Field>
					<Field>
						<Field.Label htmlFor="password">Password</Field.Label>
						<Field.Row>
							<PasswordInput
								id="password"
								autoComplete="current-password"
								value={password}
								onChange={(event: FormEvent<HTMLInputElement>) => setPassword(event.currentTarget.value)}
							/>
						</Field.Row>
						{error && <Field.Error role="alert">{error}</Field.Error>}
					</Field>
				</FieldGroup>
				<ButtonGroup mbs="x24">
					<Button primary type="submit">
						Login
					</Button>
				</ButtonGroup>
				<KnownLogins onPick={(name, secret) => void enter(name, secret)} />
			</Tile>
			<p className="page-note">Embedded workspace: a development stand-in for Rocket.Chat, not the real client</p>
		</main>
	);
}

interface KnownLogin {
	/** Also the password. */
	name: string;
	what: string;
}

const knownLogins: KnownLogin[] = [
	{ name: 'demo', what: 'user, only with npm start' },
	{ name: 'admin', what: 'administrator' },
];

/** The logins of a fresh workspace, to try it with one click. */
function KnownLogins({ onPick }: { onPick: (user: string, password: string) => void }) {
	return (
		<div className="known-logins">
			<p>To try it, log in as</p>
			{knownLogins.map(({ name, what }) => (
				<button key={name} type="button" onClick={() => onPick(name, name)}>
					<strong>
						{name} / {name}
					</strong>{' '}
					<span>{what}</span>
				</button>
			))}
		</div>
	);
}
