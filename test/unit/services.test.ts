import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import { Services } from '../../src/services';
import { FakeLog } from './support/fakes';

it('warns once that requests cannot be kept out of the app log', () => {
	const [services, log] = [new Services(), new FakeLog()];
	services.warnUnredacted(log as object as ILogger);
	services.warnUnredacted(log as object as ILogger);
	expect(log.lines).toEqual([expect.stringContaining('Let nobody but administrators read app logs')]);
});
