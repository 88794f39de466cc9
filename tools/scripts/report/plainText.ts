/** Far more than any server needs to say what is wrong. */
const maxLength = 1000;

/** Shorter texts are no secrets, but parts of words. */
const minSecretLength = 6;

/** Colours and the like. */
// oxlint-disable-next-line no-control-regex -- that is what it looks for
const terminalSequences = /\u001b\[[0-?]*[ -/]*[@-~]/g;

/** Control characters, and invisible ones, which can reorder the text. */
const invisible = /\p{Cc}|\p{Cf}/gu;

const secrets = new Set<string>();

/** Keeps a password or token out of everything that is printed from now on, because a server may repeat what it is sent. */
export function neverPrint(secret: string): void {
	if (secret.length >= minSecretLength) {
		secrets.add(secret);
	}
}

/**
 * Makes a text that may come from a server safe to print: no secret, one line, and nothing that a terminal would obey. A line
 * break could fake a line of a report.
 */
export function plainText(text: string): string {
	const line = text.replace(terminalSequences, '').replace(/\s+/g, ' ').replace(invisible, '').trim();
	const safe = [...secrets].reduce((left, secret) => left.replaceAll(secret, '…'), line);
	return safe.length > maxLength ? `${safe.slice(0, maxLength)} …` : safe;
}
