import { readFileSync } from 'fs';
import { join } from 'path';

import { version } from '../../app.json';
import { sectionsOf } from './release/changelog';

/** `npm run release:notes`: what CHANGELOG.md says of this version, or of what is not released yet. */
const sections = sectionsOf(readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8'));
const own = sections.find(({ name }) => name === version);
const notes = own ?? sections.find(({ name }) => name === 'Unreleased');
if (!own) {
	console.error(`CHANGELOG.md has no version ${version} yet; this is what is not released:`);
}
if (notes) {
	console.log(notes.text);
} else {
	process.exitCode = 1;
}
