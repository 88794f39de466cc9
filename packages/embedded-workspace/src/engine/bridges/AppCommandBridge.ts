import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';
import { CommandBridge } from '@rocket.chat/apps-engine/server/bridges';

export interface RegisteredCommand {
	command: ISlashCommand;
	appId: string;
}

/** The slash commands apps bring along. The workspace has none of its own that an app could change. */
export abstract class AppCommandBridge extends CommandBridge {
	private readonly commands = new Map<string, RegisteredCommand>();

	all(): RegisteredCommand[] {
		return [...this.commands.values()];
	}

	protected override async doesCommandExist(command: string): Promise<boolean> {
		return this.commands.has(command.toLowerCase());
	}

	protected override async registerCommand(command: ISlashCommand, appId: string): Promise<void> {
		this.commands.set(command.command.toLowerCase(), { command, appId });
	}

	protected override async unregisterCommand(command: string): Promise<void> {
		this.commands.delete(command.toLowerCase());
	}
}
