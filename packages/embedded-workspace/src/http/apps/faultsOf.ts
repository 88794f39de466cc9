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
	const { delayMs } = fields;
	if (delayMs !== undefined && typeof delayMs !== 'number') {
		throw new WorkspaceError("must be number: 'delayMs'", 'invalid-params');
	}
	const args = Array.isArray(fields.args) ? (fields.args as unknown[]) : undefined;
	return { kind, delayMs, method: optionalText(fields, 'method'), args };
}
