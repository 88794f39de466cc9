import { packOneFileApp } from '../../../src/index';

/** Returns the tryout app as a zip that an administrator could install. */
export function packTryoutApp(): Buffer {
	return packOneFileApp(__dirname, {
		id: '7c1b7b1e-32a5-4d0f-8f0e-2c6f0c1d9a55',
		className: 'TryoutApp',
		permissions: ['api', 'slashcommand', 'server-setting.read', 'message.write', 'ui.interact'],
		implements: ['IUIKitInteractionHandler'],
		texts: {
			en: { tryout_description: 'Opens a modal', tryout_params: '[file|blocks]' },
			de: { tryout_description: 'Öffnet ein Fenster', tryout_params: '[file|blocks]' },
			'pt-BR': { tryout_description: 'Abre uma janela', tryout_params: '[file|blocks]' },
		},
	});
}
