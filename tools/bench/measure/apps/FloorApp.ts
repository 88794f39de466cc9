import type {
	IConfigurationExtend,
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { IApiEndpoint, IApiEndpointInfo, IApiRequest } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

/**
 * The floor for what Logout Others promises: the same five calls of the host (REST, one read, the room of the notice, one
 * write, the notice), with the same ones side by side, and nothing around them. No checks, no texts, no errors.
 */
export class FloorApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		const floor: IApiEndpoint = { path: 'floor', post: logOutOthers };
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [floor],
		});
	}
}

/** Asked for once, as Logout Others does. */
let appUser: IUser | undefined;

async function logOutOthers(
	{ headers, user }: IApiRequest,
	_info: IApiEndpointInfo,
	read: IRead,
	modify: IModify,
	http: IHttp,
	persistence: IPersistence,
) {
	appUser ??= await read.getUserReader().getAppUser();
	if (!appUser || !user) {
		return { status: 401, content: { success: false } };
	}
	const ofUser = new RocketChatAssociationRecord(RocketChatAssociationModel.USER, user.id);
	const login = { 'x-user-id': user.id, 'x-auth-token': headers['x-auth-token'] };
	const [answer, , room] = await Promise.all([
		http.post(`http://${headers.host}/api/v1/users.logoutOtherClients`, { headers: login, data: {} }),
		read.getPersistenceReader().readByAssociation(ofUser),
		read.getRoomReader().getDirectByUsernames([appUser.username, user.username]),
	]);
	const at = Date.now();
	const { token, tokenExpires } = answer.data;
	const record = {
		userId: user.id,
		kind: 'revocation',
		at,
		via: 'endpoint',
		outcome: 'done',
		validUntil: tokenExpires,
	};
	const creator = modify.getCreator();
	const message = creator.startMessage().setRoom(room).setSender(appUser).setText(notice);
	await Promise.all([
		persistence.updateByAssociations(
			[ofUser, misc('revocation'), misc('group-7')],
			{ ...record, keptToken: '0123456789ab', notifiedAt: at },
			true,
		),
		creator.finish(message),
	]);
	return { status: answer.statusCode, content: { token, tokenExpires, success: true } };
}

function misc(name: string): RocketChatAssociationRecord {
	return new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, name);
}

/** As long as the real one. */
const notice = `*Your other clients were logged out.*
From \`Chrome on Linux\` at an unknown address, through the API
That client stays logged in until 24 May 2027, 11:24.

*If this wasn't you:*
1. Change your password.
2. Type /logout-others.
3. Delete the personal access tokens you don't recognize.`;
