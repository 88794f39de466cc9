/**
 * The query string as flat texts. Repairs what clients do to it: the web client's download button appends `?download`
 * behind a query that is already there, older mobile apps append `?rc_uid=...`, so that a value swallows the rest.
 * Lists and objects (`a[]=1`, `a[b]=1`), which the host makes of some queries, are left out.
 */
export function queryOf(request: { query?: unknown }): ReadonlyMap<string, string> {
	const query = new Map<string, string>();
	const { query: parsed } = request;
	for (const [name, value] of typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []) {
		if (typeof value === 'string') {
			const [own, ...swallowed] = value.split('?');
			setFirst(query, name, own);
			swallowed.forEach((pair) => setFirst(query, ...nameAndValue(pair)));
		}
	}
	return query;
}

function setFirst(query: Map<string, string>, name: string, value: string): void {
	if (!query.has(name)) {
		query.set(name, value);
	}
}

function nameAndValue(pair: string): [name: string, value: string] {
	const at = pair.indexOf('=');
	return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
