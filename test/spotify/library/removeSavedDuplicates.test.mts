import { removeSavedDuplicates } from '../../../spotify/library/removeSavedDuplicates';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import { jobTools } from '../../support/jobTools.mts';

const route: SpotifyRequest = {
	method: 'DELETE',
	path: '/me/library',
	template: '/me/library',
	query: {},
	idempotent: true,
};

interface Song {
	uri: string;
	isrc: string | null;
	addedAt: string;
}

const song = (n: number, isrc: string | null): Song => ({
	uri: `spotify:track:${n}`,
	isrc,
	addedAt: new Date(Date.UTC(2026, 0, 100 - n)).toISOString(),
});

const saved = ({ uri, isrc, addedAt }: Song) => ({
	added_at: addedAt,
	track: {
		uri,
		name: `Song ${isrc}`,
		artists: [{ name: 'Nora' }],
		duration_ms: 200_000,
		external_ids: isrc === null ? {} : { isrc },
	},
});

/** A library, of which a page may shift while it is read. */
function library(
	songs: readonly Song[],
	{ shift = 0, refuse = (_: string[]): SpotifyFailure | undefined => undefined } = {},
) {
	let held = [...songs];
	const sent: SpotifyRequest[] = [];
	const send: Send = async (request) => {
		sent.push(request);
		if (request.method === 'DELETE') {
			const uris = (request.query.uris ?? '').split(',');
			const failure = refuse(uris);
			if (failure) return failed(failure);
			held = held.filter(({ uri }) => !uris.includes(uri));
			return succeeded('');
		}
		const [limit, offset] = [Number(request.query.limit), Number(request.query.offset)];
		const from = offset === 0 ? 0 : Math.max(0, offset - shift);
		const items = held.slice(from, from + limit).map(saved);
		const next = offset + limit < held.length ? 'more' : null;
		return succeeded({ items, limit, offset, total: held.length, next });
	};
	return { send, sent, uris: () => held.map(({ uri }) => uri) };
}

const run = async (send: Send, settings = {}) => {
	const inputs = [{ id: '', uris: [], settings }];
	const [listing] = await removeSavedDuplicates(route)(inputs, jobTools({ send }));
	return listing ?? { entries: [] };
};

const CODES = [null, 'A', 'B', 'A', null, 'A'] as const;
const songs = CODES.map((isrc, n) => song(n, isrc));

it('removes all but the oldest edition of a recording, and says of what each was a duplicate', async () => {
	const { send, sent, uris } = library(songs);
	const { entries, failure } = await run(send);
	expect(failure).toBeUndefined();
	expect(entries.map(({ value }) => value)).toMatchObject([
		{
			uri: 'spotify:track:1',
			name: 'Song A',
			artists: 'Nora',
			position: 1,
			duplicateOf: 'spotify:track:5',
			duplicateOfPosition: 5,
			removed: true,
			notRemoved: null,
		},
		{ uri: 'spotify:track:3', duplicateOf: 'spotify:track:5', removed: true },
	]);
	expect(uris()).toEqual([0, 2, 4, 5].map((n) => `spotify:track:${n}`));
	expect(sent.map(({ method }) => method)).toEqual(['GET', 'DELETE']);
});

it.each([
	['newest', [0, 1, 2, 4]],
	['first', [0, 1, 2, 4]],
	['oldest', [0, 2, 4, 5]],
])('keeps the %s', async (keep, left) => {
	const { send, uris } = library(songs);
	await run(send, { keep });
	expect(uris()).toEqual(left.map((n) => `spotify:track:${n}`));
});

it('a dry run removes nothing, and tells the same', async () => {
	const { send, sent } = library(songs);
	const { entries } = await run(send, { dryRun: true, maxRemovals: 0 });
	expect(entries.map(({ value }) => value)).toMatchObject([
		{ uri: 'spotify:track:1', removed: false, notRemoved: 'dryRun' },
		{ uri: 'spotify:track:3', removed: false, notRemoved: 'dryRun' },
	]);
	expect(sent.map(({ method }) => method)).toEqual(['GET']);
});

it('removes nothing where it would remove more than it may', async () => {
	const { send, sent } = library(songs);
	const { entries, failure } = await run(send, { maxRemovals: 1 });
	expect(entries).toEqual([]);
	expect(failure).toMatchObject({
		kind: 'invalidInput',
		message: "The run would remove 2 items, and 'Max Removals' is 1",
	});
	expect(sent.map(({ method }) => method)).toEqual(['GET']);
});

it('never removes a song that came twice because the list moved while it was read', async () => {
	const all = Array.from({ length: 120 }, (_, n) => song(n, `ISRC${n}`));
	const { send, uris } = library(all, { shift: 3 });
	expect(await run(send)).toEqual({ entries: [] });
	expect(uris()).toHaveLength(120);
});

it('tells what was removed before a failure, and what is left', async () => {
	const all = Array.from({ length: 100 }, (_, n) => song(n, `ISRC${n % 50}`));
	let requests = 0;
	const QUOTA: SpotifyFailure = {
		kind: 'rateLimited',
		status: 429,
		scope: 'quota',
		retryAtMs: 0,
		message: 'The quota is used up',
		hint: '',
	};
	const { send } = library(all, { refuse: () => (requests++ > 0 ? QUOTA : undefined) });
	const { entries, failure } = await run(send);
	expect(entries).toHaveLength(40);
	expect(failure?.unwritten?.missing).toHaveLength(10);
	expect(failure?.hint).toContain('40 of 50 duplicates were removed');
});
