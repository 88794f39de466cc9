import type { Fault } from '../../engine/Faults';
import { faultKinds } from '../../engine/Faults';
import { WorkspaceError } from '../../errors';
import type { Fields } from '../fields';
import { fieldsOf, optionalText } from '../fields';

/** Reads the body of `POST /workspace/faults`: a fault for each call. @throws WorkspaceError if one makes no sense */
export function faultsOf(body: unknown): Record<string, Fault> {
	return Object.fromEntries(Object.entries(fieldsOf(body)).map(([call, fault]) => [call, faultOf(fieldsOf(fault))]));
}

function faultOf(fields: Fields): Fault {
	const kind = faultKinds.find((each) => each === fields.kind);
	if (!kind) throw new WorkspaceError(`A fault needs a kind: ${faultKinds.join(', ')}`, 'invalid-params');
	const [after, times, delayMs] = ['after', 'times', 'delayMs'].map((name) => optionalNumber(fields, name));
	const args = Array.isArray(fields.args) ? (fields.args as unknown[]) : undefined;
	return { kind, after, times, delayMs, method: optionalText(fields, 'method'), args };
}

function optionalNumber(fields: Fields, name: string): number | undefined {
	const value = fields[name];
	if (value === undefined || typeof value === 'number') return value;
	throw new WorkspaceError(`must be number: '${name}'`, 'invalid-params');
}
