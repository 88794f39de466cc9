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
			await savePicture(`${name}${ending}.png`, picture);
		}
		await saveAnimation(`flow${ending}.webp`, await drawFrames(stage, shots));
	} finally {
		await workspace.process.stop();
	}
}

async function savePicture(name: string, picture: Buffer): Promise<void> {
	await sharp(picture).png({ palette: true, dither: 0, effort: 10, compressionLevel: 9 }).toFile(join(folder, name));
}

async function saveAnimation(name: string, frames: Buffer[]): Promise<void> {
	const delay = frames.map(() => frameMs);
	await sharp(frames, { join: { animated: true } })
		.webp({ lossless: true, effort: 6, delay, loop: 0 })
		.toFile(join(folder, name));
}

runScript({}, makePictures);
