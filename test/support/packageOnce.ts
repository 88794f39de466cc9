import { packageApp } from '../../tools/scripts/packageApp';

/** The tests of this folder install the zip that a user would install: made anew, once for all of them. */
export default async function packageOnce(): Promise<void> {
	process.env.APP_ZIP = await packageApp();
}
