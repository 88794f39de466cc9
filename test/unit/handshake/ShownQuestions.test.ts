import { ShownQuestions } from '../../../src/handshake/ShownQuestions';
import { settlesWithin } from '../../../src/lib/time';

it('knows when the picture of a question is asked for', async () => {
	const questions = new ShownQuestions();
	const { shown } = questions.expect('a');
	questions.report('a');
	questions.report('a');
	await expect(shown).resolves.toBeUndefined();
});

it('tells questions apart', async () => {
	const questions = new ShownQuestions();
	const { shown } = questions.expect('a');
	questions.report('b');
	await expect(settlesWithin(1, shown)).resolves.toBe(false);
});

it('tolerates a report that comes before or after the waiting', async () => {
	const questions = new ShownQuestions();
	questions.report('a');
	const { shown, stop } = questions.expect('a');
	stop();
	stop();
	questions.report('a');
	await expect(settlesWithin(1, shown)).resolves.toBe(false);
});
