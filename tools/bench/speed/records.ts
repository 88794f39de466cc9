import { randomBytes } from 'crypto';

import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

import { AppRecords } from '../../../src/host/AppRecords';
import { appId } from '../../harness/appWorkspace';
import type { Db } from 'embedded-workspace/testing';
import { inTransaction, openStore } from 'embedded-workspace/testing';
import { range } from '../support/range';

const dayMs = 24 * 60 * 60 * 1000;
const usersPerTransaction = 5000;

interface Written {
	associations: { model: string; id: string }[];
	data: object;
}

/** Stores all three records of so many users: the app's own code writes them, so the keys are the real ones. */
export async function addUsersWithRecords(dataFolder: string, users: number): Promise<void> {
	const db = openStore(dataFolder);
	try {
		for (let first = 0; first < users; first += usersPerTransaction) {
			const some = range(Math.min(usersPerTransaction, users - first)).map((index) => first + index);
			insertAll(db, await recordsOf(some.map((index) => `user-with-records-${index}`)));
		}
		// Otherwise the next writers would bring all of it into the database file.
		db.pragma('wal_checkpoint(TRUNCATE)');
	} finally {
		db.close();
	}
}

async function recordsOf(userIds: string[]): Promise<Written[]> {
	const written: Written[] = [];
	const persistence: Pick<IPersistence, 'updateByAssociations'> = {
		async updateByAssociations(keys: RocketChatAssociationRecord[], data: object) {
			written.push({ associations: keys.map((key) => ({ model: key.getModel(), id: key.getID() })), data });
			return '';
		},
	};
	const records = new AppRecords({} as IPersistenceRead, persistence as IPersistence);
	for (const [index, userId] of userIds.entries()) {
		const at = Date.now() - (dayMs * 80 * (index + 1)) / (userIds.length + 1);
		const confirmation = { id: randomBytes(16).toString('hex'), at };
		const ticketId = randomBytes(16).toString('hex');
		await records.write(userId, 'shown', { ticketId, at, carrier: 'picture' });
		await records.write(userId, 'confirmed', confirmation);
		await records.write(userId, 'revocation', {
			at,
			via: 'command',
			outcome: 'done',
			validUntil: new Date(at + 90 * dayMs).toISOString(),
			keptToken: ticketId.slice(0, 12),
			notifiedAt: at,
			confirmation,
		});
	}
	return written;
}

function insertAll(db: Db, records: Written[]): void {
	const addRecord = db.prepare('INSERT INTO app_persistence (id, app_id, associations, data) VALUES (?, ?, ?, ?)');
	const addKey = db.prepare('INSERT INTO app_persistence_keys (record_id, app_id, key) VALUES (?, ?, ?)');
	inTransaction(db, () => {
		for (const { associations, data } of records) {
			const id = randomBytes(12).toString('hex');
			addRecord.run(id, appId, JSON.stringify(associations), JSON.stringify(data));
			for (const { model, id: name } of associations) addKey.run(id, appId, `${model}:${name}`);
		}
	});
}
