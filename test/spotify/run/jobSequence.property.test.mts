import { fc, runs } from '../../support/fc.mts';
import { succeeded } from '../../../spotify/failures/outcome';
import type { JobInput } from '../../../spotify/jobs/types';
import { comparableTrack } from '../../../spotify/lists/comparableTrack';
import type { Listing } from '../../../spotify/paging/types';
import { removeDuplicates } from '../../../spotify/playlists/removeDuplicates';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import type { Send } from '../../../spotify/request/types';
import { checkItems } from '../../../spotify/run/checkItems';
import { duplicateModel } from '../../support/duplicateModel.mts';
import type { Entry, Held } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, uriOf } from '../../support/fakePlaylistApi.mts';
import { aLag, aPlaylistOfSongs, realityOfLag, songOf } from '../../support/songs.mts';

const DAY_MS = 86_400_000;

/** From here on there are editions that can be played, one of every second song. */
const OTHER_EDITION = 1_000;
const numberOf = (uri: string): number => Number(uri.slice(-6).replace(/\D/g, ''));
const isTrack = (uri: Held): uri is string => uri?.startsWith('spotify:track:') === true;
const isLocal = (uri: Held): boolean => uri?.startsWith('spotify:local:') === true;
const isShut = (uri: Held): boolean =>
	isTrack(uri) && numberOf(uri) < OTHER_EDITION && numberOf(uri) % 3 === 0;
const isrcOf = (n: number): string => `DE12626${String(Math.floor(n / 4)).padStart(5, '0')}`;

const said = new Map<string, ReturnType<typeof say>>();
function say(uri: string) {
	const n = numberOf(uri) % OTHER_EDITION;
	const song = songOf(isTrack(uri) ? uriOf(n) : uri);
	return {
		...song,
		...('isrc' in song.external_ids && { external_ids: { isrc: isrcOf(n) } }),
		is_playable: !isShut(uri),
		...(isShut(uri) && { restrictions: { reason: 'market' } }),
	};
}
const objectOf = (uri: string) => {
	const known = said.get(uri) ?? say(uri);
	said.set(uri, known);
	return known;
};

/** What can be played in place of a track that cannot; undefined if there is nothing. */
function otherOf(uri: string): string | undefined {
	const song = Math.floor(numberOf(uri) / 4);
	const isKnown = 'isrc' in objectOf(uri).external_ids;
	return isKnown && song % 2 === 0 ? uriOf(OTHER_EDITION + song * 4) : undefined;
}

/** Spotify's search, which knows nothing but recordings. */
function find(query: string): unknown[] {
	const song = Number(/^isrc:.*(\d{5})$/.exec(query)?.[1] ?? NaN);
	if (Number.isNaN(song) || song % 2 === 1) return [];
	const uri = uriOf(OTHER_EDITION + song * 4);
	return [{ uri, ...objectOf(uri), external_ids: { isrc: isrcOf(song * 4) } }];
}

const aLimit = fc.option(fc.nat(12), { nil: undefined });

const aStep = fc.oneof(
	fc.record({
		job: fc.constant('removeDuplicates' as const),
		sameWhen: fc.constantFrom('id', 'isrc', 'details'),
		keep: fc.constantFrom('first', 'oldest', 'newest'),
		dryRun: fc.boolean(),
		maxRemovals: aLimit,
	}),
	fc.record({ job: fc.constant('checkItems' as const), replace: fc.boolean() }),
	fc.record({
		job: fc.constantFrom('syncItems' as const, 'replaceItems' as const),
		order: fc.constantFrom('given', 'field', 'random', 'spreadArtists', 'albums'),
		maxItems: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
		dropOlderThan: fc.option(
			fc.integer({ min: 344, max: 366 }).map((days) => days + 0.5),
			{ nil: undefined },
		),
		dryRun: fc.boolean(),
		maxRemovals: aLimit,
		/** Which of the playlist's entries are given, by turns. */
		gives: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
		isReversed: fc.boolean(),
	}),
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;
type DuplicateStep = Extract<Step, { job: 'removeDuplicates' }>;
type WriteStep = Extract<Step, { order: string }>;

/** What a playlist is to be: `undefined` for what is refused, and changes nothing. */
interface Model {
	held: readonly Held[] | undefined;
	/** Of which places the entry stays the same, and with it the date. */
	keeps: (index: number) => boolean;
	/** Whether only the items are known, and not their order. */
	isAnyOrder?: boolean;
}

const dateIn = ({ addedAtMs }: Entry): string =>
	Number.isFinite(addedAtMs) ? new Date(addedAtMs).toISOString() : '2026-01-01T00:00:00Z';

function withoutDuplicates(entries: readonly Entry[], step: DuplicateStep): Model {
	const held = entries.map(({ uri }) => uri);
	const details = entries.map((entry) => ({
		...comparableTrack(entry.uri === null ? undefined : objectOf(entry.uri), dateIn(entry)),
		uri: entry.uri,
	}));
	const found = [...duplicateModel(details, step.sameWhen, step.keep).keys()];
	const gone = new Set(found.filter((index) => !isLocal(held[index] ?? null)));
	if (!step.dryRun && gone.size > (step.maxRemovals ?? Infinity)) {
		return { held: undefined, keeps: () => true };
	}
	if (step.dryRun) return { held, keeps: () => true };
	const copied = new Set([...gone].map((index) => held[index]));
	return {
		held: held.filter((_, index) => !gone.has(index)),
		keeps: (index) => !gone.has(index) && !copied.has(held[index] ?? null),
	};
}

function withReplacements(entries: readonly Entry[], isAsked: boolean): Model {
	const held = entries.map(({ uri }) => uri);
	const taken = new Map<string, string>();
	const after = held.map((uri) => {
		const other = isTrack(uri) && isShut(uri) ? otherOf(uri) : undefined;
		if (!isAsked || uri === null || other === undefined || held.includes(other)) return uri;
		if ((taken.get(other) ?? uri) !== uri) return uri;
		taken.set(other, uri);
		return other;
	});
	return { held: after, keeps: (index) => after[index] === held[index] };
}

const countIn = (list: readonly Held[], uri: Held): number =>
	list.filter((other) => other === uri).length;

const withoutNulls = (list: readonly Held[]): Held[] => list.filter((uri) => uri !== null);

/** What is given to Sync and Replace: some of the playlist's own entries. */
function givenTo(entries: readonly Entry[], { gives, isReversed, job }: WriteStep): string[] {
	const given = entries.flatMap(({ uri }, index) => {
		const isGiven = gives[index % gives.length] === true && uri !== null;
		return isGiven && !(job === 'replaceItems' && isLocal(uri)) ? [uri] : [];
	});
	return isReversed ? given.toReversed() : given;
}

function rewritten(entries: readonly Entry[], step: WriteStep, nowMs: number): Model {
	const newest = new Map<Held, number>();
	for (const entry of entries) {
		newest.set(entry.uri, Math.max(newest.get(entry.uri) ?? 0, Date.parse(dateIn(entry))));
	}
	const { dropOlderThan = Infinity, maxItems = Infinity, order, dryRun, maxRemovals } = step;
	const young = givenTo(entries, step).filter(
		(uri) => nowMs - (newest.get(uri) ?? nowMs) <= dropOlderThan * DAY_MS,
	);
	const name = (uri: string): string => objectOf(uri).name.toLowerCase();
	const ordered =
		order === 'field'
			? young.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))
			: young;
	const wanted = ordered.slice(0, maxItems);
	const isAnyOrder = order !== 'given' && order !== 'field';
	const held = entries.map(({ uri }) => uri);
	// Replace has no dry run.
	if (dryRun && step.job === 'syncItems') return { held, keeps: () => true };
	// Replace takes out what Spotify hides, too.
	const shown = step.job === 'replaceItems' ? held : withoutNulls(held);
	const removals = [...new Set(shown)].reduce(
		(sum, uri) => sum + Math.max(0, countIn(shown, uri) - countIn(wanted, uri)),
		0,
	);
	// Which ones a limit cuts off is not known then.
	const isCut = isAnyOrder && young.length > maxItems;
	if (maxRemovals !== undefined && !isCut && removals > maxRemovals) {
		return { held: undefined, keeps: () => true };
	}
	return {
		held: wanted,
		keeps: (index) => {
			const uri = held[index] ?? null;
			if (step.job === 'replaceItems' || isCut || uri === null) return false;
			return countIn(wanted, uri) >= countIn(held, uri);
		},
		isAnyOrder,
	};
}

/** What a step asks of its job. */
function inputsOf(id: string, entries: readonly Entry[], step: Step): Array<JobInput<never>> {
	const { job, ...settings } = step;
	if (!('order' in step)) return [{ id, uris: [], settings: settings as never }];
	const { gives: _, isReversed: __, job: ___, dryRun, ...more } = step;
	const ofSync = job === 'syncItems' && { dryRun, keepDates: true };
	const asked = { ...more, ...ofSync, allowEmpty: true, orderField: 'name', seed: 'a seed' };
	const given = givenTo(entries, step);
	const lists = given.length === 0 ? [[]] : given.map((uri) => [uri]);
	return lists.map((uris) => ({ id, uris, own: { item: {} }, settings: asked as never }));
}

const JOBS = {
	removeDuplicates,
	checkItems,
	syncItems,
	replaceItems,
} as unknown as Record<Step['job'], PlaylistJob<never>>;

function start(
	{ held, datesMs }: { held: readonly Held[]; datesMs: readonly number[] },
	lag: Parameters<typeof realityOfLag>[0],
) {
	const api = createFakePlaylistApi(held, undefined, {
		datesMs,
		objectOf,
		latencyMs: 20,
		...realityOfLag(lag),
	});
	const send: Send = async (request) => {
		if (request.path === '/me') return succeeded({ country: 'DE' });
		return request.path === '/search'
			? succeeded({ tracks: { items: find(request.query.q ?? '') } })
			: await api.tools.send(request);
	};
	const run = async (step: Step, pauseMs: number): Promise<Listing | undefined> => {
		const inputs = inputsOf(api.playlist.id, api.playlist.entries, step);
		const job = JOBS[step.job] as (
			inputs: ReadonlyArray<JobInput<never>>,
			tools: object,
		) => Promise<Listing[]>;
		const [listing] = await api.clock.until(job(inputs, { ...api.tools, send }));
		await api.clock.advance(pauseMs);
		return listing;
	};
	return { api, run };
}

function modelOf(entries: readonly Entry[], step: Step, nowMs: number): Model {
	if ('order' in step) return rewritten(entries, step, nowMs);
	return step.job === 'removeDuplicates'
		? withoutDuplicates(entries, step)
		: withReplacements(entries, step.replace);
}

/** Whether a playlist is what the model says, in what it lacks and has, and in its dates. */
function expectModel(
	before: readonly Entry[],
	after: readonly Entry[],
	{ held, keeps, isAnyOrder }: Model,
	step: Step,
): void {
	const now = after.map(({ uri }) => uri);
	const still = new Set(after);
	if (!('order' in step)) expect(now).toEqual(held);
	else if (held !== undefined) {
		const [shown, wanted] = [withoutNulls(now), withoutNulls(held)];
		expect(shown).toHaveLength(wanted.length);
		const isCut = isAnyOrder && step.maxItems === wanted.length;
		if (isAnyOrder && !isCut) expect(shown.toSorted()).toEqual(wanted.toSorted());
		if (!isAnyOrder) expect(shown).toEqual(wanted);
	}
	expect(before.filter((entry, index) => keeps(index) && !still.has(entry))).toEqual([]);
}

it('after any jobs in any order a playlist is what a plain model says, with the dates that can be kept', async () => {
	const steps = fc.array(fc.record({ step: aStep, pauseMs: fc.constantFrom(0, 700, 60_000) }), {
		minLength: 1,
		maxLength: 5,
	});
	let refused = 0;
	let done = 0;
	const property = fc.asyncProperty(aPlaylistOfSongs, aLag, steps, async (playlist, lag, all) => {
		const { api, run } = start(playlist, lag);
		for (const { step, pauseMs } of all) {
			const before = api.playlist.entries;
			const model = modelOf(before, step, api.clock.nowMs());
			const listing = await run(step, pauseMs);
			const after = api.playlist.entries;
			if (listing?.failure) {
				refused += 1;
				const isOfRemovals = listing.failure.message.includes("'Max Removals'");
				const isOfLocal = listing.failure.message.includes('local file');
				expect([listing.failure.message, isOfRemovals || isOfLocal]).toEqual([
					listing.failure.message,
					true,
				]);
				if (isOfRemovals && !model.isAnyOrder) expect(model.held).toBeUndefined();
				expect(after).toEqual(before);
			} else {
				done += 1;
				expect(model.held).toBeDefined();
				expectModel(before, after, model, step);
			}
		}
	});
	// Of a hundred steps some ten are refused.
	await fc.assert(property, { numRuns: runs(60) });
	expect(refused).toBeGreaterThan(0);
	expect(done).toBeGreaterThan(refused);
});
