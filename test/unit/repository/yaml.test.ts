import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { parse } from 'yaml';

const root = join(__dirname, '../../..');

function yamlFile<T>(path: string): T {
	return parse(readFileSync(join(root, path), 'utf8'), { strict: true, uniqueKeys: true }) as T;
}

interface Compose {
	services: Record<
		string,
		{ image: string; environment?: Record<string, string>; volumes?: string[]; ports?: string[] }
	>;
	volumes: Record<string, unknown>;
}

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Workflow {
	permissions: Record<string, string>;
	jobs: Record<string, { needs?: string; permissions?: Record<string, string>; steps: Step[] }>;
}

describe('docker-compose.yml', () => {
	const { services, volumes } = yamlFile<Compose>('docker-compose.yml');

	it('starts Rocket.Chat with a replica set of MongoDB', () => {
		expect(Object.keys(services).sort()).toEqual(['mongodb', 'rocketchat']);
		expect(services.rocketchat).toMatchObject({
			depends_on: { mongodb: { condition: 'service_healthy' } },
			environment: { MONGO_URL: 'mongodb://mongodb:27017/rocketchat?replicaSet=rs0' },
		});
		expect(services.mongodb).toMatchObject({ command: ['--replSet', 'rs0', '--bind_ip_all'] });
		expect(JSON.stringify(services.mongodb)).toContain('rs.initiate');
	});

	it('has no version, password or token that cannot be set from outside, and is open to this machine only', () => {
		for (const { image } of Object.values(services)) {
			expect(image).toMatch(/:\$\{\w+:-[\w.]+\}$/);
		}
		for (const [name, value] of Object.entries(services.rocketchat.environment ?? {})) {
			if (/PASS|TOKEN/.test(name)) {
				expect(value).toMatch(/^\$\{\w+:-/);
			}
		}
		const ports = Object.values(services).flatMap((service) => service.ports ?? []);
		expect(ports).toHaveLength(1);
		for (const port of ports) {
			expect(port).toMatch(/^127\.0\.0\.1:/);
		}
	});

	it('declares the volumes it uses', () => {
		const used = Object.values(services).flatMap((service) => service.volumes ?? []);
		expect(used.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
	});
});

describe.each(readdirSync(join(root, '.github/workflows')))('the workflow %s', (file) => {
	const workflow = yamlFile<Workflow>(`.github/workflows/${file}`);
	const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

	it('starts from what the lock file says, and runs the tests', () => {
		const runs = steps.map(({ run }) => run);
		expect(runs.indexOf('npm ci')).toBeGreaterThanOrEqual(0);
		expect(runs.indexOf('npm test')).toBeGreaterThan(runs.indexOf('npm ci'));
	});

	it('uses actions of GitHub itself only, by their commits', () => {
		for (const { uses } of steps) {
			if (uses !== undefined) {
				expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
			}
		}
	});

	it('leaves no credentials behind for what it runs', () => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		for (const { with: options } of checkouts) {
			expect(options).toMatchObject({ 'persist-credentials': false });
		}
	});

	it('may write nothing while it runs code of the repository or its packages', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
		for (const { permissions, steps: own } of Object.values(workflow.jobs)) {
			if (own.some(({ run }) => run?.includes('npm '))) {
				expect(permissions).toBeUndefined();
			}
		}
	});
});

it('publishes a release only after it is checked and tested', () => {
	const { test, publish } = yamlFile<Workflow>('.github/workflows/release.yml').jobs;
	const runs = test.steps.map(({ run }) => run ?? '');
	expect(runs.some((run) => run.includes('release:check -- --publish --tag'))).toBe(true);
	expect(publish.needs).toBe('test');
	expect(publish.steps.some(({ run }) => run?.startsWith('gh release create'))).toBe(true);
});

describe.each(readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml'))(
	'the issue form %s',
	(file) => {
		it('has a name, a description and questions', () => {
			const form = yamlFile<{ name: string; description: string; body: { type: string; id?: string }[] }>(
				`.github/ISSUE_TEMPLATE/${file}`,
			);
			expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
			const questions = form.body.filter(({ type }) => type !== 'markdown');
			expect(questions.length).toBeGreaterThan(0);
			expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
		});
	},
);
