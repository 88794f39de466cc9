import { connect } from 'net';

/** Sends bytes as they are, and returns the bytes that come back. */
export async function sendRaw(url: string, request: string): Promise<string> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.on('data', (chunk) => (answer += String(chunk)));
	// The server may close the connection before it has read all of a request that it refuses.
	socket.on('error', () => undefined);
	socket.write(request);
	// Not events.once: that takes the error for the end.
	await new Promise((resolve) => socket.once('close', resolve));
	return answer;
}
