import type { ModalView } from '../../../src/views/modals';
import { endedModal, questionModal, tapModal, workingModal } from '../../../src/views/modals';
import type { Language } from '../../../src/views/texts';
import { textsIn } from '../../../src/views/texts';

const languages: Language[] = ['de', 'en', 'es', 'fr', 'pt-BR'];
const frame = { ticketText: 'payload.signature', appId: 'app' };
const pictureUrl = '/api/apps/public/app/keep-this-client?ticket=payload.signature';

function question(language: Language, notes = ['a note']): ModalView {
	return questionModal({ ...frame, texts: textsIn(language), pictureUrl, notes });
}

/** Every view there is, in one language. */
function all(language: Language): ModalView[] {
	const texts = textsIn(language);
	const secretUrl = `${pictureUrl}&secret=secret`;
	return [
		question(language),
		workingModal({ ...frame, texts, pictureUrl: secretUrl }),
		tapModal({ ...frame, texts, fileName: 'keep-this-device.txt' }),
		endedModal({ ...frame, texts }),
	];
}

it.each(languages)('carry the ticket as their id, and never a top-level image, in %s', (language) => {
	for (const view of all(language)) {
		expect(view.id).toBe('payload.signature');
		expect(view.blocks.map(({ type }) => type)).not.toContain('image');
		expect(view.close).toMatchObject({ type: 'button', appId: 'app' });
	}
});

it.each(languages)('leave no place without its value, in %s', (language) => {
	expect(JSON.stringify(all(language))).not.toMatch(/\{\{|undefined|null/);
});

it('ask the question with a picture at its side, and notes below', () => {
	expect(question('en', ['one', 'two'])).toMatchObject({
		title: { type: 'plain_text', text: 'Log out others' },
		submit: { text: { text: 'Log out others' }, style: 'danger' },
		close: { text: { text: 'Cancel' } },
		blocks: [
			{
				type: 'section',
				text: {
					type: 'mrkdwn',
					text: expect.stringMatching(/^All your other clients .*\*This one stays logged in\.\*$/),
				},
				accessory: { type: 'image', imageUrl: pictureUrl, altText: 'This client stays logged in' },
			},
			{ type: 'context', elements: [{ text: 'one' }] },
			{ type: 'context', elements: [{ text: 'two' }] },
		],
	});
});

it('ask nothing in the question that would be of use to another session', () => {
	expect(JSON.stringify(question('en'))).not.toMatch(/secret|rc_token/);
});

it('ask for the second picture in place of the first, and offer to try again', () => {
	const url = `${pictureUrl}&secret=secret`;
	expect(workingModal({ ...frame, texts: textsIn('en'), pictureUrl: url })).toMatchObject({
		submit: { text: { text: 'Try again' } },
		close: { text: { text: 'Close' } },
		blocks: [
			{ accessory: { type: 'image', imageUrl: url } },
			{ elements: [{ text: 'If it was not done, choose *Try again*.' }] },
		],
	});
});

it('name the file to tap, and leave nothing more to submit', () => {
	const view = tapModal({ ...frame, texts: textsIn('en'), fileName: 'keep-this-device.txt' });
	expect(view.blocks).toMatchObject([
		{ type: 'section', text: { text: expect.stringContaining('*keep-this-device.txt*') } },
	]);
	expect(view.submit).toBeUndefined();
});

it('say that a question is over', () => {
	const view = endedModal({ ...frame, texts: textsIn('en') });
	expect(view.blocks).toMatchObject([{ text: { text: expect.stringMatching(/^Nobody was logged out/) } }]);
	expect(view.submit).toBeUndefined();
});
