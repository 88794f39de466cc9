import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import { appId } from '../../../tools/harness/appWorkspace';
import { addUsersWithRecords } from '../../../tools/bench/speed/records';
import { AppPersistenceStore, openStore } from 'embedded-workspace/testing';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bench-records-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives each user the three records of the app, under keys by which the app finds and replaces them', async () => {
	await addUsersWithRecords(folder, 3);
	const db = openStore(folder);
	try {
		const store = new AppPersistenceStore(db);
		const ofUser = store.readByAssociations(appId, [{ model: 'user', id: 'user-with-records-1' }]);
		expect(ofUser.map((record) => 'kind' in record && record.kind)).toEqual(['shown', 'confirmed', 'revocation']);
		const row = db
			.prepare('SELECT count(*) AS records, count(DISTINCT associations) AS keys FROM app_persistence')
			.get();
		expect(row).toMatchObject({ records: 9, keys: 9 });
	} finally {
		db.close();
	}
});
