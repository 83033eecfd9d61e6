import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { resetProcessState } from '../../../spotify/processState';
import { resetAutoClock } from '../../support/autoClock.mts';
import { callWire } from '../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../support/engine.mts';
import { everyOperation, everyOperationAt } from '../../support/everyOperation.mts';
import { isTried } from '../../support/fc.mts';
import { idOf, track } from '../../support/spotifyObjects.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const MARKS = ['one', 'two', 'three'];

/** What a node behind asks for, of the item that its own comes of. */
const behind = "={{ $('Source').item.json.mark }}";

/** Items as a node has them that is pinned, or that makes odd ones. */
const SOURCES: Readonly<Record<string, INodeExecutionData[]>> = {
	'nothing but their json': MARKS.map((mark) => ({ json: { mark } })),
	'several items that they come of': MARKS.map((mark) => ({
		json: { mark },
		pairedItem: [{ item: 0 }, { item: 1 }],
	})),
	'a number for the item that they come of': MARKS.map((mark) => ({
		json: { mark },
		pairedItem: 7,
	})),
	'nulls, and no binary data': MARKS.map((mark) => ({
		json: { mark, id: null, uri: null, uris: null, name: null },
		binary: {},
	})),
};

/** One result for all items together. */
const OF_ALL = ['playlist.replaceItems', 'playlist.syncItems'];

/** What several items ask of one list is done once, for the first of them. */
const OF_FIRST = ['library.removeDuplicates', 'playlist.checkItems', 'playlist.removeDuplicates'];

const settings = { onError: 'continueRegularOutput' } as const;

const sources = Object.entries(SOURCES);
// An operation does not see what its items come of: by day each is held to one of the sources.
const tables = sources.map(
	([name, pinned], source) =>
		[
			name,
			pinned,
			everyOperation.filter((_, nth) => isTried(nth + source, sources.length)),
		] as const,
);

describe.each(tables)('of items with %s', (_, pinned, samples) => {
	it.each(samples)('each result of $name leads back to its own', async (sample) => {
		const { behind: marks, items } = await everyOperationAt()(
			sample,
			{},
			{ pinned, behind, settings },
		);
		expect(marks).toHaveLength(items.length);
		if (OF_ALL.includes(sample.name)) {
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				MARKS.map((_mark, item) => ({ item })),
			]);
			return;
		}
		const runs = marks.filter((mark, index) => mark !== marks[index - 1]);
		expect(runs).toEqual(OF_FIRST.includes(sample.name) ? ['one'] : MARKS);
	});
});

it.each(everyOperation)('a result of $name leads back to the only item', async (sample) => {
	const pinned = [{ json: { mark: 'one' } }];
	const { behind: marks } = await everyOperationAt()(sample, {}, { pinned, behind, settings });
	expect(new Set(marks)).toEqual(new Set(['one']));
});

describe('an item that fails', () => {
	const inputs: IDataObject[] = [
		{ mark: 'one', id: idOf(1) },
		{ mark: 'two', id: null },
		{ mark: 'three', id: idOf(404) },
		{ mark: 'four', id: idOf(1) },
	];
	const parameters = { resource: 'track', operation: 'get', trackId: '={{ $json.id }}' };
	const run = async (
		onError: 'continueErrorOutput' | 'continueRegularOutput',
		more: Partial<NodeRun> = {},
	) => {
		callWire(({ route }) =>
			route.endsWith(idOf(404))
				? { status: 404, body: { error: { status: 404, message: 'Resource not found' } } }
				: { body: track(idOf(1)) },
		);
		return await runSpotify({
			parameters: { ...parameters, options: { batching: 'off' } },
			pinned: inputs.map((json) => ({ json })),
			behind,
			settings: { onError },
			credentials: userOAuth2(),
			...more,
		});
	};

	it('leads back to it among the results of the others', async () => {
		const { behind: marks } = await run('continueRegularOutput');
		expect(marks).toEqual(['one', 'two', 'three', 'four']);
	});

	it('leads back to it in the error output, and brings its fields', async () => {
		const { behind: marks, errorItems } = await run('continueErrorOutput');
		// n8n goes on with either output first.
		expect(marks.toSorted()).toEqual(['four', 'one', 'three', 'two']);
		expect(jsonOf(errorItems)).toMatchObject(inputs.slice(1, 3));
	});

	// n8n issue 37407: it looks among the items of the earlier run, and where it finds none, hands on the
	// node's input as its results.
	it.each([false, true])(
		'leaves by the error output, where n8n has no such item of what is in front (Retry On Fail: %s)',
		async (retryOnFail) => {
			const { items, errorItems, error } = await run('continueErrorOutput', {
				ranBefore: [{ mark: 'old' }],
				settings: { onError: 'continueErrorOutput', retryOnFail, maxTries: 1 },
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([{ id: idOf(1) }, { id: idOf(1) }]);
			expect(errorItems).toHaveLength(2);
		},
	);
});
