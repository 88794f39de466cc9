import { ask, canAsk } from './ask';
import { RemoteProblem } from './RemoteProblem';

/**
 * The password of the command line, else of the environment, else of whoever sits at the terminal.
 * @throws RemoteProblem where there is none
 */
export async function passwordOf(user: string, flag: string | undefined, variable: string): Promise<string> {
	const given = flag ?? process.env[variable];
	if (given !== undefined && given !== '') return given;
	if (!canAsk()) {
		throw new RemoteProblem(
			`The password of ${user} is missing.`,
			`Put it into the environment variable ${variable}: other users of this machine can read command lines.`,
		);
	}
	return ask(`Password of ${user}: `, { isHidden: true });
}
