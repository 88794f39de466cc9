import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';

import { launchChromium } from 'embedded-workspace/browser';
import { startWithApp } from '../harness/appWorkspace';
import { packageApp } from './packageApp';
import { drawFrames } from './pictures/flow';
import { indexedPng } from './pictures/indexedPng';
import { indexed } from './pictures/palette';
import { playScenes } from './pictures/scenes';
import type { Scheme } from './pictures/Stage';
import { Stage } from './pictures/Stage';

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
		const ending = scheme === 'dark' ? '-dark.png' : '.png';
		for (const [name, picture] of Object.entries(scenes)) save(`${name}${ending}`, [picture]);
		save(`flow${ending}`, await drawFrames(stage, shots));
	} finally {
		await workspace.process.stop();
	}
}

/** Writes pictures as small as the eye allows: one, or the frames of an animation. */
function save(name: string, pictures: Buffer[]): void {
	const images = pictures.map((picture) => PNG.sync.read(picture));
	const image = indexed(
		images[0],
		images.map(({ data }) => data),
		{ maxColors: 256, minDistance: 3 },
	);
	const png = indexedPng(image, frameMs);
	writeFileSync(join(folder, name), png);
	console.log(`${name}: ${image.width} x ${image.height}, ${Math.round(png.length / 1000)} KB`);
}

makePictures().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
