import { join } from 'path';

import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const path = join(__dirname, '../../docs/openapi.yaml');

interface DocumentedAnswer {
	headers?: Record<string, { required?: boolean; schema: object }>;
	content?: Record<string, { schema: object; examples?: Record<string, { value: unknown }> }>;
}

export interface ApiDocument {
	info: { version: string };
	servers: { url: string }[];
	paths: Record<string, Record<string, { responses: Record<string, DocumentedAnswer> }>>;
}

/** An answer as it came over HTTP. */
export interface SeenAnswer {
	status: number;
	headers: Headers;
	/** Parsed if it is JSON. */
	body: unknown;
}

/**
 * Returns docs/openapi.yaml with its references resolved.
 * @throws Error if it is no valid OpenAPI document
 */
export async function readApiDocument(): Promise<ApiDocument> {
	return (await SwaggerParser.validate(path)) as unknown as ApiDocument;
}

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }));

/** Returns how an answer differs from what is documented. */
export function differences(documented: DocumentedAnswer | undefined, { status, headers, body }: SeenAnswer): string[] {
	if (!documented) {
		return [`status ${status} is not documented`];
	}
	const type = (headers.get('content-type') ?? '').split(';')[0];
	const content = documented.content?.[type];
	const ofBody = content ? schemaErrors(content.schema, body, 'body') : [`type "${type}" is not documented`];
	const ofHeaders = Object.entries(documented.headers ?? {}).flatMap(([name, { required, schema }]) => {
		const value = headers.get(name);
		if (value === null) {
			return required ? [`header ${name} is missing`] : [];
		}
		return schemaErrors(schema, 'type' in schema && schema.type === 'integer' ? Number(value) : value, name);
	});
	return [...ofBody, ...ofHeaders];
}

/** Returns how a value differs from its schema. */
export function schemaErrors(schema: object, value: unknown, name: string): string[] {
	const validate = ajv.compile(schema);
	return validate(value) ? [] : [ajv.errorsText(validate.errors, { dataVar: name })];
}
