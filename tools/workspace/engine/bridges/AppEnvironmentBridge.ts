import { EnvironmentalVariableBridge } from '@rocket.chat/apps-engine/server/bridges';

/** The three variables Rocket.Chat shows to apps. */
const readable = ['NODE_ENV', 'ROOT_URL', 'INSTANCE_IP'];

/** Environment variables of the server process. */
export class AppEnvironmentBridge extends EnvironmentalVariableBridge {
	/** @throws for any other variable. */
	protected override async getValueByName(name: string): Promise<string | undefined> {
		this.check(name);
		return process.env[name];
	}

	protected override async isReadable(name: string): Promise<boolean> {
		return readable.includes(name.toUpperCase());
	}

	protected override async isSet(name: string): Promise<boolean> {
		this.check(name);
		return process.env[name] !== undefined;
	}

	private check(name: string): void {
		if (!readable.includes(name.toUpperCase()))
			throw new Error(`The environmental variable "${name}" is not readable.`);
	}
}
