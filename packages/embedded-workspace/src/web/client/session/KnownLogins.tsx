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
export function KnownLogins({ onPick }: { onPick: (user: string, password: string) => void }) {
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
