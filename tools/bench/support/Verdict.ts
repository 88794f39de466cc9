import { tableOf } from '../../scripts/print';

/** What a run has to show: figures to read, and claims that must be true. */
export class Verdict {
	private readonly figures: { name: string; value: string }[] = [];

	private readonly checks: { claim: string; isTrue: boolean; found: string }[] = [];

	figure(name: string, value: string | number): void {
		this.figures.push({ name, value: String(value) });
	}

	/** @param found what was seen, for a reader who learns that it is not true */
	claim(claim: string, isTrue: boolean, found: string | number): void {
		this.checks.push({ claim, isTrue, found: String(found) });
	}

	/** Prints it all and sets the exit code: 0 if every claim is true. */
	print(asJson: boolean): void {
		process.exitCode = this.checks.every(({ isTrue }) => isTrue) ? 0 : 1;
		if (asJson) {
			console.log(JSON.stringify({ figures: this.figures, checks: this.checks }));
			return;
		}
		console.log(
			tableOf(
				['figure', 'value'],
				this.figures.map(({ name, value }) => [name, value]),
			),
		);
		console.log(
			tableOf(
				['claim', '', 'seen'],
				this.checks.map(({ claim, isTrue, found }) => [claim, isTrue ? 'yes' : 'NO', found]),
			),
		);
	}
}
