import { findOperation } from '../../../spotify/operations';
import type { Entry, Listing } from '../../../spotify/paging/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { createResultCounter } from '../../../spotify/run/runResult';
import type { Call } from '../../../spotify/run/types';

const notFound = { kind: 'notFound', message: 'No such thing', hint: '' } as const;

/** A call that asks a job to do something with values, or one that asks for one thing. */
const callOf = (uris?: readonly string[], skipNotFound = false): Call =>
	({
		itemIndex: 0,
		parameters: { skipNotFound },
		planned: succeeded(uris ? { job: {}, input: { uris } } : { request: {} }),
	}) as unknown as Call;

/** What a run of an operation comes to, of which these are the results. */
function resultOf(
	name: string,
	listings: readonly Listing[],
	{ call = callOf(), missing = 0 }: { call?: Call; missing?: number } = {},
) {
	const [resource = '', key = ''] = name.split('.');
	const operation = findOperation(resource, key);
	if (!operation) throw new Error(`No operation: ${name}`);
	const counter = createResultCounter(operation);
	for (const listing of listings) counter.add(call, listing, missing);
	return counter.result();
}

const entry = (value: unknown, more: Partial<Entry> = {}): Entry => ({
	value,
	position: 0,
	...more,
});

const listed = (...values: readonly unknown[]): Listing => ({
	entries: values.map((value) => entry(value)),
});

describe('what a write came to', () => {
	it.each<[string, Listing[], string]>([
		['playlist.addItems', [listed({ added: 9, skipped: 0 })], '9 added'],
		[
			'playlist.addItems',
			[listed({ added: 1_000, skipped: 2 }), listed({ added: 200, skipped: 1 })],
			'1,200 added, 3 skipped',
		],
		['playlist.addItems', [listed({ added: 0, skipped: 0 })], 'nothing added'],
		['playlist.removeItems', [listed({ requested: 3 })], '3 to be removed'],
		['playlist.replaceItems', [listed({ items: 120, removed: 5 })], '120 written, 5 removed'],
		// Where nobody asked what is removed, it is not known.
		['playlist.replaceItems', [listed({ items: 120 })], '120 written'],
		['playlist.syncItems', [listed({ added: 9, removed: 5, moved: 0 })], '9 added, 5 removed'],
		['playlist.syncItems', [listed({ added: 0, removed: 0, moved: 0 })], 'nothing to change'],
		[
			'playlist.syncItems',
			[listed({ added: 9, removed: 0, moved: 1, dryRun: true })],
			'dry run: 9 added, 1 moved',
		],
		[
			'playlist.removeDuplicates',
			[listed({ removed: true }, { removed: false, notRemoved: 'localFile' })],
			'2 found, 1 removed',
		],
		['playlist.removeDuplicates', [listed()], 'no duplicates found'],
		[
			'library.removeDuplicates',
			[listed({ removed: false, notRemoved: 'dryRun' })],
			'dry run: 1 found',
		],
		['playlist.checkItems', [listed({ replaced: true }, {})], '2 unplayable, 1 replaced'],
		['playlist.checkItems', [listed()], 'all can be played'],
		['library.check', [listed({ saved: true }, { saved: false })], '1 saved, 1 not saved'],
	])('%s: %#', (name, listings, text) => {
		expect(resultOf(name, listings)).toEqual({ text, isNews: true });
	});

	it('of Match, and of what failed', () => {
		const entries = [
			entry({}, { extraFields: { matched: true } }),
			entry({}, { extraFields: { matched: false } }),
			entry(null, { failure: notFound }),
		];
		expect(resultOf('track.match', [{ entries }]).text).toBe('1 matched, 1 unmatched, 1 failed');
	});

	it('of Get or Create', () => {
		const entries = [entry({}, { firstFields: { created: true } })];
		const found = [entry({}, { firstFields: { created: false } })];
		const { text } = resultOf('playlist.getOrCreate', [{ entries }, { entries: found }]);
		expect(text).toBe('1 created, 1 found');
	});

	it('that only says that it was done: how many values were sent', () => {
		const call = callOf(['a', 'b', 'c']);
		expect(resultOf('library.save', [listed('')], { call })).toEqual({
			text: '3 done',
			isNews: false,
		});
		const failure = { entries: [], failure: notFound };
		expect(resultOf('library.save', [failure], { call }).text).toBe('1 failed');
	});
});

describe('what a read came to', () => {
	it('is how much was handed out', () => {
		expect(resultOf('playlist.getItems', [listed({}, {}, null)], { missing: 1 })).toEqual({
			text: '2 read',
			isNews: false,
		});
	});

	it('counts no list that has not changed', () => {
		const entries = [entry({}, { passthrough: true })];
		expect(resultOf('playlist.getItems', [{ entries }]).text).toBe('');
	});

	it('tells what was left out, and what failed', () => {
		const failure = { entries: [], failure: notFound };
		const call = callOf(undefined, true);
		expect(resultOf('track.get', [listed({})], { call }).text).toBe('1 read');
		expect(resultOf('track.get', [failure], { call }).text).toBe('1 left out');
		expect(resultOf('track.get', [failure]).text).toBe('1 failed');
	});
});
