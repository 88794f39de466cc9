import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { expectAnswer, expectFailure, notLoggedIn, statesOf } from '../../support/endpointAnswers';

/** From 9.0 on the REST API's own 401 has other fields. Clients of this endpoint find the same as before. */
let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await startWithApp({ version: '9.0' });
});
afterAll(() => workspace.process.stop());

it("a 401 has what both 9.0's own and the older ones have", async () => {
	const answer = await workspace.callApp();
	expectFailure(answer, notLoggedIn);
	const core = await workspace.call('POST', '/api/v1/users.logoutOtherClients');
	expect(core.body).toEqual({ success: false, error: answer.body.error });
});

it('a login that was ended in the meantime is refused in the same way', async () => {
	const [caller, other] = await workspace.newClients(2);
	expectAnswer(await workspace.callApp({ creds: caller }), 200);
	expectFailure(await workspace.callApp({ creds: other }), notLoggedIn);
	expect(await statesOf(workspace, caller, other)).toEqual([200, 401]);
});

it('a 405 has the same fields, and names the method', async () => {
	const answer = await workspace.callApp({ method: 'GET' });
	expectFailure(answer, { status: 405, errorType: 'error-method-not-allowed', text: /POST/ });
	expect(answer.headers.get('allow')).toBe('POST');
});
