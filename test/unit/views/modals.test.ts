import { messageModal, type Question, questionModal, workingModal } from '../../../src/views/modals';
import { english, holesIn, linksIn } from '../support/locales';

const pictureUrl = '/api/apps/public/app/confirm-logout?ticket=payload.signature';
const frame = { ticketText: 'payload.signature', appId: 'app', t: english.t };
const own: Question = { isSelf: false, canReturn: true, days: '90 days' };
const bob: Question = { ...own, target: { userId: 'bob-id', username: 'bob' } };
const self: Question = { ...bob, isSelf: true };

/** All that a person reads in a view. */
function textsOf(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) {
		return [];
	}
	return Object.entries(part).flatMap(([key, value]) =>
		(key === 'text' || key === 'altText') && typeof value === 'string' ? [value] : textsOf(value),
	);
}

it.each([
	['question', questionModal(frame, own, pictureUrl)],
	['question about another user', questionModal(frame, bob, pictureUrl)],
	['question about oneself', questionModal(frame, self, pictureUrl)],
	['working', workingModal(frame, pictureUrl)],
	['message', messageModal(frame, 'a *word*')],
])('the modal "%s" carries the ticket as its id, has no top-level image and links nothing by accident', (_, view) => {
	expect(view.id).toBe('payload.signature');
	expect(view.blocks.map(({ type }) => type)).not.toContain('image');
	expect(view.close).toMatchObject({ type: 'button', appId: 'app' });
	expect(textsOf(view).flatMap((text) => [...holesIn(text), ...linksIn(text)])).toEqual([]);
});

it('the question has a picture at its side and notes below', () => {
	expect(questionModal(frame, own, pictureUrl)).toMatchObject({
		title: { type: 'plain_text', text: 'Logout Others' },
		submit: { text: { text: frame.t('question_yes') }, style: 'danger' },
		close: { text: { text: frame.t('question_no') } },
		blocks: [
			{
				type: 'section',
				text: { type: 'mrkdwn', text: `*${frame.t('question_title')}*\n${frame.t('question_text')}` },
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
	// Newer clients keep what the new view leaves out: the button would stay, and do it again.
	expect(view.submit).toBeNull();
});

it('a message has one text and can only be closed', () => {
	const view = messageModal(frame, 'a *word*');
	expect(view.blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: 'a *word*' } }]);
	// Newer clients keep what the new view leaves out: the button would stay, and do it again.
	expect(view.submit).toBeNull();
});

describe('the question about somebody who is logged out everywhere', () => {
	const textOf = (question: Question): string =>
		(questionModal(frame, question, pictureUrl).blocks[0] as object as { text: { text: string } }).text.text;

	it('names another user in code, and says that the account stays', () => {
		const { t } = frame;
		const user = '`@bob`';
		expect(textOf(bob).split('\n')).toEqual([
			t('question_user_title', { user }),
			t('question_user_text', { user }),
			t('question_user_return', { user }),
		]);
	});

	it('does not say that a deactivated user can log in again', () => {
		expect(textOf({ ...bob, canReturn: false })).not.toContain('log in again');
	});

	it('asks oneself whether this client goes, too', () => {
		expect(textOf(self)).toBe(`*${frame.t('question_self_title')}*\n${frame.t('question_self_text')}`);
		expect(textsOf(questionModal(frame, self, pictureUrl)).join()).not.toContain(frame.t('picture_this_client'));
	});
});
