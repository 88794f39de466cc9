import { readFileSync } from 'fs';
import { join } from 'path';

import { shownTables } from '../../../tools/bench/speed/tables';

it('docs/performance.md has a place for each table that the benchmark writes there, and for nothing else', () => {
	const text = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8');
	const places = [...text.matchAll(/<!-- figures: ([\w ]+) -->/g)].map(([, name]) => name);
	expect(places.sort()).toEqual([...shownTables, 'machine'].sort());
});
