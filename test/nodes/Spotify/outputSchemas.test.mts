import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resetProcessState } from '../../../spotify/processState';
import { resetAutoClock } from '../../support/autoClock.mts';
import { jsonOf } from '../../support/engine.mts';
import { everyOperation, everyOperationAt, type SampleRun } from '../../support/everyOperation.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const folder = join(__dirname, '../../../nodes/Spotify/__schema__/v1.0.0');

const fileOf = ({ resource, operation }: Pick<SampleRun, 'resource' | 'operation'>): string =>
	join(folder, resource, `${operation}.json`);

interface Schema {
	type: string;
	properties: Readonly<Record<string, { type: string }>>;
}

const schemaOf = (sample: SampleRun): Schema =>
	JSON.parse(readFileSync(fileOf(sample), 'utf8')) as Schema;

// It puts out whatever Spotify answers.
const shown = everyOperation.filter(({ name }) => name !== 'api.request');

it('n8n finds a schema for every operation but API Request, and none for anything else', () => {
	expect(everyOperation.filter((one) => !existsSync(fileOf(one))).map(({ name }) => name)).toEqual([
		'api.request',
	]);
	const files = readdirSync(folder).flatMap((resource) =>
		readdirSync(join(folder, resource)).map((file) => `${resource}.${file.replace('.json', '')}`),
	);
	expect(files.sort()).toEqual(shown.map(({ name }) => name).sort());
});

it.each(shown)('$name puts out what its schema says, in its order', async (sample) => {
	const { properties, type } = schemaOf(sample);
	const { items, error } = await everyOperationAt()(sample);
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	expect(type).toBe('object');
	for (const json of jsonOf(items)) {
		expect(Object.keys(json)).toEqual(Object.keys(properties));
		const wrong = Object.entries(json).filter(
			([name, value]) => value !== null && typeof value !== properties[name]?.type,
		);
		expect(wrong).toEqual([]);
	}
});
