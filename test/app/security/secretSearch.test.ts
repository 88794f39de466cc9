import type { Secrets } from '../../support/secretSearch';
import { findSecrets, formsOf } from '../../support/secretSearch';

/** The search that looks for tokens finds them. */

const planted: Secrets = { planted: 'zP4nT3d-T0k3n_zP4nT3d' };

it.each(Object.entries(formsOf(planted.planted)))('finds a token that is %s', (form, bytes) => {
	const haystack = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('behind')]);
	expect(findSecrets(haystack, planted)).toContain(`planted (${form})`);
});

it.each(['', 'x', 'xy'])('finds a token within base64 of more, behind "%s"', (before) => {
	const haystack = Buffer.from(`${before}${planted.planted}; and more`).toString('base64');
	expect(findSecrets(haystack, planted)).not.toEqual([]);
});
