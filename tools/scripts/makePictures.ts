import { mkdirSync } from 'fs';
import { join } from 'path';

import type { Browser } from 'playwright-core';
import sharp from 'sharp';

import { launchChromium } from 'embedded-workspace/browser';
import { startWithApp } from '../harness/appWorkspace';
import { packageApp } from './packageApp';
import { drawFrames } from './pictures/flow';
import { playScenes } from './pictures/scenes';
import type { Scheme } from './pictures/Stage';
import { Stage } from './pictures/Stage';
import { runScript } from './runScript';

const folder = join(__dirname, '../../docs/pictures');

/** Long enough to read both halves of a frame. */
const frameMs = 2500;

/** Takes the pictures of the documentation, for light and dark pages. Run by `npm run pictures`; the result is committed. */
async function makePictures(): Promise<void> {
	process.env.APP_ZIP = await packageApp();
	mkdirSync(folder, { recursive: true });
	const browser = await launchChromium();
	try {
		await takePictures(browser, 'light');
		await takePictures(browser, 'dark');
	} finally {
		await browser.close();
	}
}

async function takePictures(browser: Browser, scheme: Scheme): Promise<void> {
	const workspace = await startWithApp();
	try {
		const stage = new Stage(workspace, browser, scheme);
		await stage.prepare();
		const { scenes, shots } = await playScenes(stage);
		const ending = scheme === 'dark' ? '-dark' : '';
		for (const [name, picture] of Object.entries(scenes)) {
			const png = sharp(picture).png({ palette: true, dither: 0, effort: 10, compressionLevel: 9 });
			await png.toFile(join(folder, `${name}${ending}.png`));
		}
		const frames = await drawFrames(stage, shots);
		await sharp(frames, { join: { animated: true } })
			.webp({ lossless: true, effort: 6, delay: frames.map(() => frameMs), loop: 0 })
			.toFile(join(folder, `flow${ending}.webp`));
	} finally {
		await workspace.process.stop();
	}
}

runScript({}, makePictures);
