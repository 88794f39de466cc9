import type { IncomingMessage } from 'http';

import { WorkspaceError } from './errors';

/** A request's body or query, before anybody has checked it. */
export type Fields = Record<string, unknown>;

/** Returns no fields for what is no JSON object (no body, a list, a bare string). */
export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** @throws WorkspaceError if the field is missing, empty, or not text. */
export function requiredText(fields: Fields, name: string): string {
	const text = optionalText(fields, name);
	if (!text) {
		throw new WorkspaceError(`must have required property '${name}'`, 'invalid-params');
	}
	return text;
}

/** @throws WorkspaceError if the field is there, but not text. */
export function optionalText(fields: Fields, name: string): string | undefined {
	const value = fields[name] ?? undefined;
	if (value === undefined || typeof value === 'string') {
		return value;
	}
	throw new WorkspaceError(`must be string: '${name}'`, 'invalid-params');
}

/** @throws WorkspaceError if the field is missing or not true or false. */
export function requiredBoolean(fields: Fields, name: string): boolean {
	const value = fields[name];
	if (typeof value === 'boolean') {
		return value;
	}
	throw new WorkspaceError(`must be boolean: '${name}'`, 'invalid-params');
}

const defaultCount = 50;
const maxCount = 100;

/** Returns `count` and `offset` of a query by Rocket.Chat's rule. @throws WorkspaceError if one is no whole number. */
export function paginationOf(query: Fields): { count: number; offset: number } {
	const count = wholeNumber(query, 'count', defaultCount);
	return {
		count: Math.min(count === 0 ? defaultCount : count, maxCount),
		offset: wholeNumber(query, 'offset', 0),
	};
}

function wholeNumber(query: Fields, name: string, byDefault: number): number {
	const text = optionalText(query, name) ?? String(byDefault);
	if (/^\d+$/.test(text)) {
		return Number(text);
	}
	throw new WorkspaceError(`must be number: '${name}'`, 'invalid-params');
}

/** Returns the address a request counts for, as Rocket.Chat does without a proxy that it knows of: `X-Real-IP`, else the socket's. */
export function requestAddress({ headers, socket }: IncomingMessage): string {
	const realIp = headers['x-real-ip'];
	return (typeof realIp === 'string' && realIp) || (socket.remoteAddress ?? '');
}
