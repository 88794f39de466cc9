import { revocationFailed } from '../../../src/endpoints/answers';
import { RevocationError } from '../../../src/sessions/RevocationError';

it.each([
	[false, /nobody was logged out/],
	[true, /not known whether.*safe/],
])('tells whether the outcome is known after a refusal (unknown: %p)', (outcomeUnknown, text) => {
	const answer = revocationFailed(new RevocationError('workspace-refused', { detail: 'secret cause', outcomeUnknown }));
	expect(answer.content.error).toMatch(text);
	expect(JSON.stringify(answer)).not.toContain('secret cause');
});
