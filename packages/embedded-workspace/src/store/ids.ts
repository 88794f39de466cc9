import { randomInt } from 'crypto';

const alphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** Returns a random id in the alphabet that Rocket.Chat's own ids use (17 characters by default, login tokens have 43). */
export function randomId(length = 17): string {
	let id = '';
	while (id.length < length) id += alphabet[randomInt(alphabet.length)];
	return id;
}
