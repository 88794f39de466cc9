import { readFileSync } from 'fs';
import { join } from 'path';

import { withFigures } from '../../../tools/scripts/markdown';

const text = `before
<!-- figures: one -->

old

<!-- end of figures -->
between
<!-- figures: two -->
<!-- end of figures -->
after`;

it('puts figures in the place of the old ones and leaves everything else', () => {
	const changed = withFigures(withFigures(text, 'one', '1.1'), 'two', '2.2');
	expect(changed).not.toContain('old');
	expect(changed).toMatch(/^before\n<!-- figures: one -->\s+1\.1\s+<!-- end of figures -->\nbetween\n/);
	expect(changed).toMatch(/between\n<!-- figures: two -->\s+2\.2\s+<!-- end of figures -->\nafter$/);
	expect(withFigures(changed, 'one', '1.1')).toBe(changed);
});

it('says which place is missing', () => {
	expect(() => withFigures(text, 'three', '3')).toThrow('<!-- figures: three -->');
});

it('has a place in docs/performance.md for each table, and for nothing else', () => {
	const document = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8');
	const places = [...document.matchAll(/<!-- figures: ([\w ]+) -->/g)].map(([, name]) => name);
	expect(places.sort()).toEqual(['command', 'endpoint', 'goals', 'machine', 'memory']);
});
