import { afterSubmitOf } from '../src/web/client/apps/interactions';
import { TriggerIds } from '../src/web/client/apps/useInteractions';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('lets an app open something once for each id the client has made', () => {
	const ids = new TriggerIds();
	const id = ids.create();
	expect(ids.take(id)).toBe(true);
	expect(ids.take(id)).toBe(false);
});

it('knows no ids of other clients', () => {
	expect(new TriggerIds().take(new TriggerIds().create())).toBe(false);
});

it('waits five seconds for an app, no longer', () => {
	const ids = new TriggerIds();
	const [inTime, late] = [ids.create(), ids.create()];
	jest.advanceTimersByTime(4999);
	expect(ids.take(inTime)).toBe(true);
	jest.advanceTimersByTime(1);
	expect(ids.take(late)).toBe(false);
});

it.each([
	['6.13', false, 'close'],
	['6.14', false, 'merge'],
	['10.0', false, 'merge'],
	['6.13', true, 'replace'],
	['6.14', true, 'replace'],
])('a client of %s (mobile: %p) does this with a submitted modal: %s', (version, mobile, does) => {
	expect(afterSubmitOf(version, mobile)).toBe(does);
});
