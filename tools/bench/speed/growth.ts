import { measureRevocations, type RevocationGrowth } from './growRevocations';
import { measureTokens, type TokenGrowth } from './growTokens';
import { measureUsers, type UserGrowth } from './growUsers';
import { rounded } from './Spread';

/** Medians in ms, each with what is compared with it. */
export interface Growth {
	tokens: TokenGrowth[];
	records: UserGrowth[];
	revocations: RevocationGrowth[];
	/** Most to least: 1 is flat. */
	ratios: {
		direct50Tokens: number;
		ours50Tokens: number;
		oursRecords: number;
		questionRecords: number;
		oursRevocations: number;
	};
}

export interface GrowthSizes {
	tokens: number[];
	users: number[];
	revocations: number[];
	/** Calls of each kind for each number. */
	count: number;
}

/** Measures what a revocation costs when there is more of everything. @param zips this app, and the one that does nothing */
export async function measureGrowth(zips: string[], sizes: GrowthSizes): Promise<Growth> {
	const tokens = await measureTokens(zips, sizes.tokens, sizes.count);
	const records = await measureUsers(zips, sizes.users, sizes.count);
	const revocations = await measureRevocations(zips, sizes.revocations, sizes.count);
	const ratio = <T>(of: T[], value: (one: T) => number): number => rounded(value(of[of.length - 1]) / value(of[0]));
	const last = revocations[revocations.length - 1];
	return {
		tokens,
		records,
		revocations,
		ratios: {
			direct50Tokens: ratio(tokens, ({ direct }) => direct),
			ours50Tokens: ratio(tokens, ({ ours }) => ours),
			oursRecords: ratio(records, ({ ours }) => ours),
			questionRecords: ratio(records, ({ question }) => question),
			oursRevocations: rounded(last.ours / last.others),
		},
	};
}
