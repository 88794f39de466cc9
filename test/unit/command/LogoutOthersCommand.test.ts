import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { LogoutOthersCommand } from '../../../src/commands/LogoutOthersCommand';
import { Services } from '../../../src/services';
import { textsIn } from '../../../src/views/texts';
import { FakeLog } from '../support/fakes';

/** A host on which things fail that the engine of the tests in `test/workspace` does not let fail. */
class FailingHost {
	readonly log = new FakeLog();
	readonly said: string[] = [];
	settings: Record<string, unknown> = { Site_Url: 'https://chat.example.com', Language: 'de' };
	readonly app = { getLogger: () => this.log, getID: () => 'app' } as object as IApp;
	readonly persistence = {
		createWithAssociations: async () => {
			throw new Error('storage is down');
		},
	} as object as IPersistence;

	readonly read = {
		getEnvironmentReader: () => ({
			getSettings: () => ({ getValueById: async () => undefined }),
			getServerSettings: () => ({ getValueById: async (id: string) => this.settings[id] }),
		}),
		getPersistenceReader: () => ({ readByAssociations: async () => [] }),
	} as object as IRead;

	readonly modify = {
		getNotifier: () => ({
			getMessageBuilder: () => messageBuilder(),
			notifyUser: async (_user: IUser, { text }: { text: string }) => void this.said.push(text),
		}),
	} as object as IModify;

	async run(args: string[]): Promise<void> {
		const user = { id: 'alice', username: 'alice' } as object as IUser;
		const context = new SlashCommandContext(user, { id: 'GENERAL' } as object as IRoom, args, undefined, 'trigger');
		const command = new LogoutOthersCommand(this.app, new Services());
		await command.executor(context, this.read, this.modify, {} as object as IHttp, this.persistence);
	}
}

function messageBuilder(text = ''): object {
	return {
		setRoom: () => messageBuilder(text),
		setText: (given: string) => messageBuilder(given),
		getMessage: () => ({ text }),
	};
}

it('says that it failed where the storage does, and tells the administrator why', async () => {
	const host = new FailingHost();
	await host.run([]);
	expect(host.said).toEqual([textsIn('de')('failed_refused')]);
	expect(host.log.lines).toEqual(['error /logout-others failed: storage is down']);
});

it.each([[undefined], [''], ['chat.example.com']])('says that it failed where Site_Url is %p', async (siteUrl) => {
	const host = new FailingHost();
	host.settings = { Site_Url: siteUrl };
	await host.run(['help']);
	expect(host.said).toEqual([textsIn('en')('failed_refused')]);
	expect(host.log.lines.join()).toMatch(/error \/logout-others failed: The workspace URL must start with/);
});

it('explains itself in any writing of help', async () => {
	const host = new FailingHost();
	for (const argument of ['help', 'HELP', 'Help']) await host.run([argument]);
	expect(new Set(host.said)).toEqual(
		new Set([textsIn('de')('help', { url: 'https://chat.example.com/api/apps/public/app/users.logoutOtherClients' })]),
	);
});
