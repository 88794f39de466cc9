import { whatToTry } from '../../../tools/scripts/tryOut';

it('ends with three things to try, a line each', () => {
	const lines = whatToTry('http://localhost:4711');
	expect(lines).toHaveLength(3);
	for (const line of lines) {
		expect(line).not.toContain('\n');
	}
	const [inChat, asAdministrator, asScript] = lines;
	expect(inChat).toMatch(/http:\/\/localhost:4711 as demo \/ demo.*\/logout-others$/);
	expect(asAdministrator).toContain('/logout-others status');
	// Newer servers refuse forms.
	expect(asScript).toContain(`-H 'Content-Type: application/json' -d '{"user":"demo","password":"demo"}'`);
	expect(asScript).toMatch(/\/api\/apps\/public\/[\da-f-]+\/users\.logoutOtherClients/);
});
