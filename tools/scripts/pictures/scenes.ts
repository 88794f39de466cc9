import type { WebClient } from 'embedded-workspace/browser';
import type { Shots } from './flow';
import type { Stage } from './Stage';

/** As wide as a room beside its list of rooms, and of the shape that the marketplace wants. */
const laptopSize = { width: 720, height: 405 };
const lostPhoneSize = { width: 340, height: 490 };
const phoneSize = { width: 390, height: 440 };

/** PNG files by their names. */
export type Scenes = Record<'question' | 'result' | 'notice' | 'status' | 'mobile', Buffer>;

/** Acts out the story of the documentation, from the lost phone to the look at the status. */
export async function playScenes(stage: Stage): Promise<{ scenes: Scenes; shots: Shots }> {
	const laptop = await stage.open(laptopSize);
	const lost = await stage.open(lostPhoneSize);
	const both = async (): Promise<Shots[number]> => ({ laptop: await shoot(laptop), phone: await shoot(lost) });

	await laptop.messageBox().fill('/logout-others');
	await laptop.page.getByRole('listbox', { name: 'Commands' }).waitFor();
	const typed = await both();

	await ask(laptop);
	const asked = await both();

	await laptop.submit();
	await laptop.ephemeral('Your other clients are logged out').waitFor();
	await lost.waitForLoginPage();
	await laptop.cancel();
	await laptop.waitForNoModal();
	const done = await both();

	// The list of rooms is hidden, but still there.
	await laptop.page.getByText('@logout-others.bot', { exact: true }).first().dispatchEvent('click');
	await laptop.page.getByText("If this wasn't you:").waitFor();
	const notice = await shoot(laptop);
	const scenes = {
		question: asked.laptop,
		result: done.laptop,
		notice,
		status: await showStatus(stage),
		mobile: await askOnPhone(stage),
	};
	return { scenes, shots: [typed, asked, done] };
}

async function showStatus(stage: Stage): Promise<Buffer> {
	const laptop = await stage.open(laptopSize);
	await laptop.command('/logout-others status');
	await laptop.ephemeral('Your logins on this workspace').waitFor();
	return shoot(laptop);
}

async function askOnPhone(stage: Stage): Promise<Buffer> {
	const phone = await stage.open(phoneSize, { mobile: true });
	await ask(phone);
	await phone.submit();
	await phone.ephemeral('Tap this file').waitFor();
	await phone.cancel();
	await phone.waitForNoModal();
	return shoot(phone);
}

/** Runs the command and waits for the question and its picture. */
async function ask(client: WebClient): Promise<void> {
	const picture = client.answerTo('confirm-logout');
	await client.command('/logout-others');
	await client.modal().waitFor();
	await (await picture).finished();
}

/** Takes a picture with the pointer over nothing, and the focus on nothing but a text that is being written. */
async function shoot({ page }: WebClient): Promise<Buffer> {
	await page.mouse.move(0, 0);
	await page.evaluate(async () => {
		const focused = document.activeElement;
		const isWritten = focused instanceof HTMLInputElement && focused.value !== '';
		if (focused instanceof HTMLElement && !isWritten) {
			focused.blur();
		}
		await document.fonts.ready;
	});
	return page.screenshot();
}
