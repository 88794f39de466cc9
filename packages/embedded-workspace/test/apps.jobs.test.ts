import { sharedWorkspace } from './support/workspace';
import { until } from '../src/testing';

it('a job of an app runs once, soon after it is due, and knows its own id', async () => {
	const workspace = await sharedWorkspace();
	const { body } = await workspace.probe('POST', 'schedule', { body: { when: Date.now(), data: { of: 'once' } } });
	const ran = await until(async () => {
		const read = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['jobs'] } });
		const records = read.body.result as object[];
		return records.length > 0 && records;
	});
	expect(ran).toMatchObject([{ of: 'once', jobId: body.jobId }]);
});
