import { tableOf } from '../../scripts/print';

/** What a run has to show: figures to read, and claims that must be true. */
export class Findings {
	private readonly rows: string[][] = [];

	figure(name: string, value: string): void {
		this.rows.push([name, '', value]);
	}

	/** @param seen what was found, for a reader who learns that the claim is not true */
	claim(claim: string, isTrue: boolean, seen: string): void {
		this.rows.push([claim, isTrue ? 'yes' : 'NO', seen]);
		if (!isTrue) {
			process.exitCode = 1;
		}
	}

	print(): void {
		console.log(tableOf(['what', '', 'found'], this.rows));
	}
}
