import { messageModal, questionModal, workingModal } from '../../../src/views/modals';
import { english, holesIn, linksIn } from '../support/locales';

const pictureUrl = '/api/apps/public/app/keep-this-client?ticket=payload.signature';
const frame = { ticketText: 'payload.signature', appId: 'app', t: english.t };

/** All that a person reads in a view. */
function textsOf(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([key, value]) =>
		(key === 'text' || key === 'altText') && typeof value === 'string' ? [value] : textsOf(value),
	);
}

it.each([
	['question', questionModal(frame, pictureUrl, '90 days')],
	['working', workingModal(frame, pictureUrl)],
	['message', messageModal(frame, 'a *word*')],
])('the modal "%s" carries the ticket as its id, has no top-level image and links nothing by accident', (_, view) => {
	expect(view.id).toBe('payload.signature');
	expect(view.blocks.map(({ type }) => type)).not.toContain('image');
	expect(view.close).toMatchObject({ type: 'button', appId: 'app' });
	expect(textsOf(view).flatMap((text) => [...holesIn(text), ...linksIn(text)])).toEqual([]);
});

it('the question has a picture at its side and notes below', () => {
	expect(questionModal(frame, pictureUrl, '90 days')).toMatchObject({
		title: { type: 'plain_text', text: frame.t('question_title') },
		submit: { text: { text: frame.t('question_yes') }, style: 'danger' },
		close: { text: { text: frame.t('question_no') } },
		blocks: [
			{
				type: 'section',
				text: { type: 'mrkdwn', text: frame.t('question_text') },
				accessory: { type: 'image', imageUrl: pictureUrl, altText: frame.t('picture_this_client') },
			},
			{ type: 'context', elements: [{ text: frame.t('question_notes', { days: '90 days' }) }] },
		],
	});
});

it('the one after the confirmation asks for the second picture, and can only be closed', () => {
	const view = workingModal(frame, `${pictureUrl}2`);
	expect(view.blocks).toMatchObject([{ type: 'section', accessory: { type: 'image', imageUrl: `${pictureUrl}2` } }]);
	expect(view.close).toMatchObject({ text: { text: frame.t('modal_close') } });
	expect(view.submit).toBeUndefined();
});

it('a message has one text and can only be closed', () => {
	const view = messageModal(frame, 'a *word*');
	expect(view.blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: 'a *word*' } }]);
	expect(view.submit).toBeUndefined();
});
