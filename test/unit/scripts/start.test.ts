import { whatToTry } from '../../../tools/scripts/tryOut';
import { styled } from '../../../tools/scripts/print';

it('ends with three things to try, a line each', () => {
	const lines = whatToTry('http://localhost:4711', 'the-app-id');
	expect(lines).toHaveLength(3);
	for (const line of lines) {
		expect(line).not.toContain('\n');
	}
	const [inChat, asAdministrator, asScript] = lines;
	expect(inChat).toMatch(/http:\/\/localhost:4711 as demo \/ demo.*\/logout-others$/);
	expect(asAdministrator).toContain('/logout-others status');
	// Newer servers refuse forms.
	expect(asScript).toContain(`-H 'Content-Type: application/json' -d '{"user":"demo","password":"demo"}'`);
	expect(asScript).toContain('/api/apps/public/the-app-id/users.logoutOtherClients');
});

describe('colours', () => {
	const { isTTY } = process.stdout;
	const { NO_COLOR } = process.env;
	afterEach(() => {
		process.stdout.isTTY = isTTY;
		if (NO_COLOR === undefined) {
			delete process.env.NO_COLOR;
		} else {
			process.env.NO_COLOR = NO_COLOR;
		}
	});

	it('are printed on a terminal only, and not if nobody wants them', () => {
		delete process.env.NO_COLOR;
		process.stdout.isTTY = false;
		expect(styled('green', 'done')).toBe('done');
		process.stdout.isTTY = true;
		process.env.NO_COLOR = '1';
		expect(styled('green', 'done')).toBe('done');
	});
});
