import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
	RocketChatAssociationModel,
	RocketChatAssociationRecord,
} from '@rocket.chat/apps-engine/definition/metadata/RocketChatAssociations';

import { shortHash } from '../lib/hashes';
import { type Log, logFailure } from '../lib/log';
import { isExpiredRecord, type RecordKind, type UserRecords, type UserRecordStore } from '../sessions/userRecords';

/** A record as stored. Hosts return neither its id nor its associations, so it contains user and kind. */
interface StoredRecord {
	userId: string;
	kind: RecordKind;
	at: number;
}

/** The nightly job reads users group by group: with a million users a group has 3,000 records at most. */
export const groupCount = 1024;

/** The app's persistence (permission `persistence`): three records per user at most, the signing key, the last clean-up. */
export class AppRecords implements UserRecordStore {
	constructor(
		private readonly reader: IPersistenceRead,
		private readonly persistence: IPersistence,
		private readonly log: Log,
	) {}

	async read(userId: string): Promise<UserRecords> {
		// Parallel writes may leave two of a kind. The newest counts: it comes last.
		const reading = logFailure(this.log, 'records not read', this.find<StoredRecord>(ofUser(userId)));
		const records = ((await reading) ?? []).sort((a, b) => a.at - b.at);
		return Object.fromEntries(records.map((record) => [record.kind, record]));
	}

	async write<K extends RecordKind>(userId: string, kind: K, data: Required<UserRecords>[K]): Promise<void> {
		const writing = this.persistence.updateByAssociations(keysOf(userId, kind), { userId, kind, ...data }, true);
		await logFailure(this.log, `"${kind}" not recorded`, writing);
	}

	/** Removes a group's records that mean nothing any more. Returns how many. @param group from 0 to groupCount - 1 */
	async removeExpired(group: number, rawLoginExpiration: unknown, now: number): Promise<number> {
		const records = await this.find<StoredRecord>(ofGroup(group));
		const expired = records.filter(({ kind, at }) => isExpiredRecord(kind, at, rawLoginExpiration, now));
		for (const { userId, kind } of expired) {
			await this.persistence.removeByAssociations(keysOf(userId, kind));
		}
		return expired.length;
	}

	async readKeys(): Promise<string[]> {
		const records = await this.find<{ key: string }>(tag('signing-key'));
		return records.map(({ key }) => key);
	}

	async addKey(key: string): Promise<void> {
		await this.persistence.createWithAssociation({ key }, tag('signing-key'));
	}

	/** Returns when old records were last removed; undefined if they never were. */
	async lastCleanUp(): Promise<number | undefined> {
		const [record] = await this.find<{ at: number }>(tag('clean-up'));
		return record?.at;
	}

	async recordCleanUp(at: number): Promise<void> {
		await this.persistence.updateByAssociation(tag('clean-up'), { at }, true);
	}

	/** Only this app writes here, so records have the shape it wrote. Hosts answer null without the permission. */
	private async find<T extends object>(key: RocketChatAssociationRecord): Promise<T[]> {
		return ((await this.reader.readByAssociation(key)) ?? []) as T[];
	}
}

/** The user's key first: hosts look up the first one and filter by the others. */
function keysOf(userId: string, kind: RecordKind): RocketChatAssociationRecord[] {
	return [ofUser(userId), tag(kind), ofGroup(parseInt(shortHash(userId), 16) % groupCount)];
}

function ofUser(userId: string): RocketChatAssociationRecord {
	return new RocketChatAssociationRecord(RocketChatAssociationModel.USER, userId);
}

function ofGroup(group: number): RocketChatAssociationRecord {
	return tag(`group-${group}`);
}

function tag(name: string): RocketChatAssociationRecord {
	return new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, name);
}
