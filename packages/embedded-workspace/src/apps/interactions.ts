import type { IUIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import { Router } from 'express';

import type { WorkspaceUser } from '../accounts/users';
import { bodyParsers, refuseBody } from '../http/bodies';
import { messageOf, NotLoggedInError, refusalOf } from '../http/errors';
import type { Fields } from '../http/requests';
import { fieldsOf, optionalText } from '../http/requests';
import type { Stores } from '../stores';
import { isBefore } from '../version';
import type { AppsHost } from './AppsHost';
import { userForApps } from './bridges/users';
import { appCaller } from './endpoints';

/** Before, the host said nothing when a modal was closed, and its own client logged an error at that. Seen on 8.3 first. */
const closingAnsweredSince = '8.3';

/**
 * Serves what users do with modals of apps. The app's answer goes back in the response, so only to the client that
 * asked.
 */
export function appInteractionRoutes(host: AppsHost, stores: Stores, version: string): Router {
	const router = Router();
	router.post('/:appId', ...bodyParsers(version), async (req, res) => {
		const user = appCaller(stores, req.headers);
		if (!user) {
			return void res.status(401).json(refusalOf(new NotLoggedInError(), version));
		}
		res.set('x-ratelimit-limit', '60000');
		try {
			const interaction = interactionOf(req.params.appId, user, fieldsOf(req.body));
			if (!interaction) {
				return void res.status(400).send({ error: 'Unknown action' });
			}
			const answer = await host.interact(interaction);
			if (interaction.type === 'viewClosed' && isBefore(version, closingAnsweredSince)) {
				res.end();
			} else {
				res.send(answer);
			}
		} catch (error) {
			res.status(500).send({ message: messageOf(error) });
		}
	});
	router.use(refuseBody);
	return router;
}

/** Returns the interaction as apps get it; the user is the authenticated one, the rest is what the client says. */
function interactionOf(appId: string, user: WorkspaceUser, body: Fields): IUIKitIncomingInteraction | undefined {
	const container = body.container as IUIKitIncomingInteraction['container'];
	const common = { appId, user: userForApps(user), container };
	const payload = fieldsOf(body.payload);
	switch (body.type) {
		case 'viewSubmit':
			return { ...common, type: 'viewSubmit', triggerId: optionalText(body, 'triggerId'), payload };
		case 'viewClosed':
			return { ...common, type: 'viewClosed', payload: { view: payload.view, isCleared: payload.isCleared } };
		default:
			return undefined;
	}
}
