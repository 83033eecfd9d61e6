import type { IDataObject } from 'n8n-workflow';

import type { Control } from '../../../../playground/simulator/control/control.mts';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf } from '../../../support/engine.mts';
import {
	everyOperation,
	everyOperationAt,
	type SampleRun,
} from '../../../support/everyOperation.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { simulatorWire } from '../../../support/simulatorWire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const named = (name: string): SampleRun =>
	everyOperation.find((one) => one.name === name) as SampleRun;

/** What is asked for of the items of a playlist. */
const sparseFieldsIn = (control: Control): string[] =>
	control
		.log()
		.filter(({ path }) => /^\/v1\/playlists\/[^/]+\/(items|tracks)/.test(path))
		.map(({ path }) => new URL(path, 'https://api.spotify.com').searchParams.get('fields') ?? '');

/** A user at a simulator; runs an operation of theirs, put out so. */
function setUp() {
	const wire = simulatorWire();
	const runOnce = everyOperationAt(wire);
	return async (name: string, output: IDataObject) => {
		wire.control.clearLog();
		const { items, error } = await runOnce(named(name), output);
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		return { json: jsonOf(items), fields: sparseFieldsIn(wire.control) };
	};
}

const selected = (...selectedFields: string[]) => ({ output: 'selected', selectedFields });

describe('a list, such as the items of a playlist', () => {
	it('simplified: every field of the kind, flat', async () => {
		const itemsWith = setUp();
		const { json } = await itemsWith('playlist.getItems', { output: 'simplified' });
		expect(json[0]).toMatchObject({ artists: expect.any(String), uri: expect.any(String) });
		expect(Object.keys(json[0] ?? {}).length).toBeGreaterThan(25);
	});

	it('selected: the fields that were chosen and the ID, with the values of Simplified, and less is asked for', async () => {
		const itemsWith = setUp();
		const whole = await itemsWith('playlist.getItems', { output: 'simplified' });
		const some = await itemsWith('playlist.getItems', selected('name', 'addedAt', 'popularity'));
		expect(some.json).toHaveLength(whole.json.length);
		for (const [index, json] of some.json.entries()) {
			const { name, addedAt, id } = whole.json[index] ?? {};
			expect(Object.keys(json).sort()).toEqual([
				'addedAt',
				'id',
				'name',
				'playlistId',
				'popularity',
			]);
			expect(json).toMatchObject({ name, addedAt, id });
		}
		expect(some.json.map((json) => typeof json['popularity'])).toContain('number');
		expect(some.fields[0]).toContain('popularity');
		expect(some.fields[0]).not.toContain('images');
		expect(whole.fields[0]).toContain('images');
	});

	it('raw: as Spotify writes it, and nothing is left out on the way', async () => {
		const itemsWith = setUp();
		const { json, fields } = await itemsWith('playlist.getItems', { output: 'raw' });
		expect(json[0]).toMatchObject({ added_at: expect.any(String), is_local: false });
		expect(fields.every((one) => one === '')).toBe(true);
	});
});

describe('a single object, such as an album', () => {
	it('has the values of Simplified in the fields that were chosen', async () => {
		const itemsWith = setUp();
		const [whole] = (await itemsWith('album.get', { output: 'simplified' })).json;
		const [some] = (await itemsWith('album.get', selected('totalTracks', 'label'))).json;
		const [raw] = (await itemsWith('album.get', { output: 'raw' })).json;
		expect(some).toEqual({
			totalTracks: whole?.['totalTracks'],
			label: raw?.['label'],
			id: raw?.['id'],
		});
		expect(raw).toMatchObject({ total_tracks: whole?.['totalTracks'], type: 'album' });
	});

	it('takes the names as a text, as a language model writes them', async () => {
		const itemsWith = setUp();
		for (const text of ['name, url', '["name","url"]', 'Name;URL']) {
			const output = { output: 'selected', selectedFields: text };
			const [json] = (await itemsWith('album.get', output)).json;
			expect(Object.keys(json ?? {})).toEqual(['name', 'url', 'id']);
		}
	});
});

describe('a write that gives an object, such as Create', () => {
	it('gives the fields that were chosen of what it made', async () => {
		const itemsWith = setUp();
		const [whole] = (await itemsWith('playlist.create', { output: 'simplified' })).json;
		const [some] = (await itemsWith('playlist.create', selected('name', 'public'))).json;
		const [raw] = (await itemsWith('playlist.create', { output: 'raw' })).json;
		expect(some).toEqual({
			name: whole?.['name'],
			public: whole?.['public'],
			id: expect.any(String),
		});
		expect(raw).toMatchObject({ name: whole?.['name'], owner: { type: 'user' } });
	});
});

describe('the trigger', () => {
	it.each<[string, IDataObject, (json: IDataObject) => void]>([
		[
			'simplified',
			{ output: 'simplified' },
			(json) =>
				expect(json).toMatchObject({ artists: expect.any(String), addedAt: expect.any(String) }),
		],
		[
			'selected',
			selected('name', 'addedAt'),
			(json) => expect(Object.keys(json).sort()).toEqual(['addedAt', 'id', 'name']),
		],
		['raw', { output: 'raw' }, (json) => expect(json).toMatchObject({ track: { type: 'track' } })],
	])('puts out what was chosen: %s', async (_how, output, check) => {
		const { control, connect } = simulatorWire();
		const userId = 'elias';
		control.addUser({ userId, empty: true });
		const instance = newInstance();
		const parameters = { event: 'trackSaved', ...output };
		const options = { parameters, credentials: connect({ userId }) };
		const workflow = await new ActiveWorkflow(instance, options).activate();
		pass(60_000);
		control.addToLibrary({ userId, uris: ['spotify:track:11dFghVXANMlKmJXsNCbNl'] });
		await workflow.tick();
		const [[json] = []] = instance.executions;
		expect(json).toBeDefined();
		check(json ?? {});
	});
});
