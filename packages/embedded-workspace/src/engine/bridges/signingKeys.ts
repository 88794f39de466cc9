import { generateKeyPairSync } from 'crypto';

import type { IInternalFederationBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { SecretStore } from '../../store/SecretStore';

interface KeyPair {
	publicKey: string;
	privateKey: string;
}

/**
 * Returns the key pair with which the engine signs what it stores of an app. It stays in the database: with another pair the
 * engine takes installed apps for tampered with (`invalid_installation_disabled`).
 */
export function signingKeys(secrets: SecretStore): IInternalFederationBridge {
	const { privateKey, publicKey } = JSON.parse(secrets.getOrMake('app-signing-keys', makeKeyPair)) as KeyPair;
	return { getPrivateKey: async () => privateKey, getPublicKey: async () => publicKey };
}

function makeKeyPair(): string {
	return JSON.stringify(
		generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		}),
	);
}
