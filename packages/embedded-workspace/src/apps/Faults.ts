import { WorkspaceError } from '../http/errors';
import type { Fields } from '../http/requests';
import { fieldsOf, optionalText } from '../http/requests';

/** How a call goes wrong. */
export const faultKinds = [
	/** It fails before it has done anything. */
	'throw',
	/** It does its work and fails then: as with an answer that comes after the timeout. */
	'lose',
	/** It does its work, but late. */
	'slow',
	/** Another method of the same bridge answers, with arguments of its own. */
	'misdirect',
] as const;

export interface Fault {
	kind: (typeof faultKinds)[number];
	/** How long a slow call waits before it begins. */
	delayMs?: number;
	/** Which method answers a misdirected call. */
	method?: string;
	/** What that method is called with. */
	args?: unknown[];
}

/** Makes calls of apps to their host fail on purpose, in this process only, to test how apps cope. */
export class Faults {
	private byCall = new Map<string, Fault>();

	/** Replaces all faults; the keys are bridge and method, e.g. `persistence.readByAssociations`. */
	set(faults: Record<string, Fault>): void {
		this.byCall = new Map(Object.entries(faults));
	}

	/** Returns the bridge unchanged, except for methods that have a fault. */
	into<T extends object>(name: string, bridge: T): T {
		return new Proxy(bridge, {
			get: (target, property, receiver): unknown => {
				const method: unknown = Reflect.get(target, property, receiver);
				const fault = this.byCall.get(`${name}.${String(property)}`);
				if (!fault || typeof method !== 'function') {
					return method;
				}
				const instead = (): unknown => callMethod(target, fault);
				return (...args: unknown[]) => failing(fault, () => Reflect.apply(method, receiver, args), instead);
			},
		});
	}
}

async function failing(fault: Fault, work: () => unknown, instead: () => unknown): Promise<unknown> {
	switch (fault.kind) {
		case 'throw':
			throw new Error('A fault was asked for: nothing was done.');
		case 'lose':
			await work();
			throw new Error('A fault was asked for: the answer is lost.');
		case 'slow':
			await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
			return work();
		case 'misdirect':
			return instead();
	}
}

/** @throws if the bridge has no such method */
function callMethod(bridge: object, { method = '', args = [] }: Fault): unknown {
	const found: unknown = Reflect.get(bridge, method);
	if (typeof found !== 'function') {
		throw new Error(`A fault names an unknown method: ${method}`);
	}
	return Reflect.apply(found, bridge, args);
}

/** Reads the body of `POST /workspace/faults`: a fault for each call. @throws WorkspaceError if one makes no sense */
export function faultsOf(body: unknown): Record<string, Fault> {
	return Object.fromEntries(Object.entries(fieldsOf(body)).map(([call, fault]) => [call, faultOf(fieldsOf(fault))]));
}

function faultOf(fields: Fields): Fault {
	const kind = faultKinds.find((each) => each === fields.kind);
	if (!kind) {
		throw new WorkspaceError(`A fault needs a kind: ${faultKinds.join(', ')}`, 'invalid-params');
	}
	const { delayMs } = fields;
	if (delayMs !== undefined && typeof delayMs !== 'number') {
		throw new WorkspaceError("must be number: 'delayMs'", 'invalid-params');
	}
	const args = Array.isArray(fields.args) ? (fields.args as unknown[]) : undefined;
	return { kind, delayMs, method: optionalText(fields, 'method'), args };
}
