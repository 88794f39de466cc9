import { isTold } from '../../../tools/bench/load';

it.each([
	[200, true, true, true],
	[200, true, false, false],
	[200, false, true, false],
	[401, false, false, true],
	[401, false, true, false],
	[500, false, false, false],
])(
	'calls HTTP %p that says done (%p) to a client that is logged in (%p) true: %p',
	(status, saysDone, isLoggedIn, isTrue) => {
		expect(isTold({ status, saysDone }, isLoggedIn)).toBe(isTrue);
	},
);
