/**
 * Run as `node --permission` by newestRuntime.test.ts: what the newest servers do with an app, as far as their sources say.
 * They load its one file of code with a `require` that knows a few modules of Node and the engine's definitions. Everything
 * else (files, other processes, fetching code) is refused, by this `require` and by Node.
 *
 * node --permission --allow-fs-read=... host.js <file of code> <folder of the engine>
 */
const { readFileSync } = require('fs');
const { createRequire } = require('module');
const { join } = require('path');

const [codeFile, engine] = process.argv.slice(2);
const allowed = 'path url crypto buffer stream net http https zlib util os querystring'.split(' ');
const engineRequire = createRequire(join(engine, 'package.json'));
const asked = [];

function requireForApps(name) {
	asked.push(name);
	if (allowed.includes(name)) {
		return require(name);
	}
	if (name.startsWith('@rocket.chat/apps-engine/definition/')) {
		return engineRequire(`./${name.slice('@rocket.chat/apps-engine/'.length)}`);
	}
	throw new Error(`Module "${name}" is not allowed for apps.`);
}

/** Answers every call with undefined, whatever is called: an app gets no more of a server here. */
function nothing() {
	return new Proxy(() => undefined, {
		get: (_target, name) => (name === 'then' ? undefined : nothing()),
		apply: () => Promise.resolve(undefined),
	});
}

const lines = [];
const line = (severity) => (text) => lines.push(`${severity} ${text}`);
const log = { entries: [], debug: () => undefined, info: line('info'), warn: line('warn'), error: line('error') };

async function main() {
	const module = { exports: {} };
	const code = readFileSync(codeFile, 'utf8');
	new Function('require', 'module', 'exports', code)(requireForApps, module, module.exports);

	const declared = { settings: [], endpoints: [], commands: [], jobs: [] };
	const configuration = {
		settings: { provideSetting: async (setting) => void declared.settings.push(setting.id) },
		api: { provideApi: async (api) => void declared.endpoints.push(...api.endpoints) },
		slashCommands: { provideSlashCommand: async ({ command }) => void declared.commands.push(command) },
		scheduler: { registerProcessors: async (jobs) => void declared.jobs.push(...jobs.map(({ id }) => id)) },
	};
	const app = new module.exports.LogoutOthersApp(
		{ id: 'app', name: 'App', version: '0', author: { name: '' } },
		log,
		{},
	);
	await app.extendConfiguration(configuration);

	const [logout, keep] = declared.endpoints;
	const token = 'a-login-token';
	const answerOfWorkspace = { token, tokenExpires: '2027-02-20T12:00:00.000Z', success: true };
	const http = {
		get: async () => ({ statusCode: 200, data: { version: '8.0', success: true } }),
		post: async () => ({ statusCode: 200, data: answerOfWorkspace }),
	};
	const read = {
		getEnvironmentReader: () => ({
			getSettings: () => ({ getValueById: async () => '' }),
			getServerSettings: () => ({ getValueById: async () => 'https://chat.example.com' }),
		}),
		getPersistenceReader: () => ({ readByAssociation: async () => [] }),
		getUserReader: nothing(),
		getRoomReader: nothing(),
	};
	const call = (endpoint, method, request) => endpoint[method](request, {}, read, nothing(), http, nothing());
	const user = { id: 'alice', username: 'alice' };
	const answers = [
		await call(logout, 'post', { headers: {}, query: {} }),
		await call(logout, 'get', { headers: {}, query: {} }),
		await call(logout, 'post', { headers: { 'x-auth-token': token }, query: {}, user }),
		await call(keep, 'get', { headers: {}, query: {} }),
	];
	const result = { ...declared, endpoints: declared.endpoints.map(({ path }) => path), asked, lines, answers };
	process.stdout.write(JSON.stringify(result));
}

main().catch((error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exitCode = 1;
});
