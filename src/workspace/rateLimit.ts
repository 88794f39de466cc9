import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

/** The window of the workspace's REST limit: what to wait where it does not say. */
const windowSeconds = 60;
const longestWait = 3600;

/** Seconds until a call that was answered 429 is worth repeating: at least 1, at most an hour. */
export function secondsToWait(answer: IHttpResponse, now: number): number {
	const seconds = fromHeader(answer, now) ?? fromText(answer) ?? windowSeconds;
	return Math.min(longestWait, Math.max(1, seconds));
}

/** `x-ratelimit-reset` is the epoch in ms at which the window ends. */
function fromHeader({ headers }: IHttpResponse, now: number): number | undefined {
	const reset = Number(headers?.['x-ratelimit-reset']);
	return Number.isFinite(reset) && reset > 0 ? Math.ceil((reset - now) / 1000) : undefined;
}

/** "... You must wait N seconds before trying this endpoint again. ..." */
function fromText({ data }: IHttpResponse): number | undefined {
	const error: unknown = data?.error;
	const match = typeof error === 'string' ? /wait (\d{1,6}) seconds/.exec(error) : null;
	return match ? Number(match[1]) : undefined;
}
