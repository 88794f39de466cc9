import { WorkspaceError } from '../errors';

/** A request's body or query, before anybody has checked it. */
export type Fields = Record<string, unknown>;

/** Returns no fields for what is no JSON object (no body, a list, a bare string). */
export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** @throws WorkspaceError if the field is missing, empty, or not text. */
export function requiredText(fields: Fields, name: string): string {
	const text = optionalText(fields, name);
	if (!text) throw new WorkspaceError(`must have required property '${name}'`, 'invalid-params');
	return text;
}

/** @throws WorkspaceError if the field is there, but not text. */
export function optionalText(fields: Fields, name: string): string | undefined {
	const value = fields[name] ?? undefined;
	if (value === undefined || typeof value === 'string') return value;
	throw new WorkspaceError(`must be string: '${name}'`, 'invalid-params');
}

/** @throws WorkspaceError if the field is missing or not true or false. */
export function requiredBoolean(fields: Fields, name: string): boolean {
	const value = fields[name];
	if (typeof value === 'boolean') return value;
	throw new WorkspaceError(`must be boolean: '${name}'`, 'invalid-params');
}
