import { mapConcurrent } from '../concurrency/mapConcurrent';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { invalidInput, type SpotifyFailure } from '../failures/types';
import { artistNames, titleOf } from '../lists/comparableTrack';
import { whyUnplayable, type Obstacle } from '../lists/playable';
import type { MatchInput } from '../match/types';
import type { CheckSettings } from '../operations/settings/checkItems';
import { DEFAULT_MINIMUM_CONFIDENCE } from '../operations/settings/minimumConfidence';
import type { Entry, Listing } from '../paging/types';
import { itemIn, readAsPlayed } from '../playlists/detailedEntries';
import { changePlaces } from '../playlists/changePlaces';
import type { PlaylistJob, Target } from '../playlists/target';
import type { SpotifyRequest } from '../request/types';
import { at, numberIn, textAt } from '../values/json';
import type { FoundTrack } from './foundTrack';
import { createTrackSearch, findTrack, type Matched, type TrackSearch } from './trackSearch';
import { ME, SEARCH } from '../operations/paths';

/** An entry that cannot be played. */
interface Unplayable {
	position: number;
	uri: string | null;
	entry: unknown;
	why: Obstacle;
}

/** What was found in place of one: undefined if nothing is looked for. */
type Replacements = ReadonlyMap<Unplayable, Matched>;

const noCountry = () =>
	invalidInput(
		'Market',
		'Spotify does not say which country the account is in',
		"What can be played depends on it. Enter the country in 'Market', or connect the account again with the scope user-read-private.",
	);

/** Reads the country of the account. */
async function countryOf({ send }: Target): Promise<Outcome<string>> {
	const me = { method: 'GET', path: ME, template: ME, query: {}, idempotent: true } as const;
	const answer = await send(me);
	if (!answer.ok) return answer;
	const country = textAt(answer.value, 'country');
	return country === undefined ? failed(noCountry()) : succeeded(country);
}

/** Writes the line of a list that an entry would be, as far as it can be looked for. */
function lineOf({ entry, uri, why: { reason } }: Unplayable): MatchInput | undefined {
	const object = itemIn(entry);
	const isTrack = uri?.startsWith('spotify:episode:') === false;
	const title = textAt(object, 'name') ?? '';
	const isrc = textAt(object, 'external_ids.isrc') ?? '';
	if (!isTrack || reason === 'unknown' || (title === '' && isrc === '')) return undefined;
	const duration = numberIn(at(object, 'duration_ms'));
	return {
		title,
		artist: artistNames(object).join(', '),
		album: textAt(object, 'album.name') ?? '',
		...(duration !== null && duration > 0 && { duration }),
		...(isrc !== '' && { isrc }),
	};
}

/** Makes a search that finds only what can be played, and is another track. */
const playableOnly =
	(search: TrackSearch, uri: string | null): TrackSearch =>
	async (query) => {
		const found = await search(query);
		return found.ok
			? succeeded(
					found.value.filter(
						(track) => track.is_playable !== false && textAt(track.value, 'uri') !== uri,
					),
				)
			: found;
	};

async function findReplacements(
	target: Target,
	unplayable: readonly Unplayable[],
	market: string,
	{ minimumConfidence = DEFAULT_MINIMUM_CONFIDENCE }: CheckSettings,
): Promise<Replacements> {
	const route: SpotifyRequest = {
		method: 'GET',
		path: SEARCH,
		template: SEARCH,
		query: { type: 'track', market },
		idempotent: true,
	};
	const search = createTrackSearch(route, target);
	const found = new Map<Unplayable, Matched>();
	let stopped = false;
	const look = async (one: Unplayable): Promise<void> => {
		const line = lineOf(one);
		if (!line) return;
		const matched = await findTrack(line, { minimumConfidence }, playableOnly(search, one.uri));
		found.set(one, matched);
		if (!matched.ok && (matched.failure.kind === 'cancelled' || target.endsRun(matched.failure))) {
			stopped = true;
		}
	};
	await mapConcurrent(unplayable, target.maxConcurrency, look, () => stopped);
	return found;
}

/** Returns the track that stands for an entry, if it is sure enough. */
const trackIn = (matched: Matched | undefined): FoundTrack | undefined =>
	matched?.ok === true && matched.value.matched ? matched.value.best?.track : undefined;

/** Which entry is replaced by what, and why another one is not. */
interface Decision {
	by: string | null;
	notReplaced: 'alreadyThere' | 'localFile' | 'noReplacement' | 'notAsked' | null;
}

function decide(
	unplayable: readonly Unplayable[],
	found: Replacements,
	held: ReadonlyArray<string | null>,
	isAsked: boolean,
): Map<Unplayable, Decision> {
	const taken = new Map<string, string | null>();
	const there = new Set(held);
	const decisions = new Map<Unplayable, Decision>();
	for (const one of unplayable) {
		const by = textAt(trackIn(found.get(one))?.value, 'uri') ?? null;
		const isTaken = by !== null && (there.has(by) || (taken.get(by) ?? one.uri) !== one.uri);
		const obstacle = (): Decision['notReplaced'] => {
			if (by === null) return 'noReplacement';
			if (one.why.reason === 'localFile') return 'localFile';
			if (isTaken) return 'alreadyThere';
			return isAsked ? null : 'notAsked';
		};
		const notReplaced = obstacle();
		if (by !== null && notReplaced === null) taken.set(by, one.uri);
		decisions.set(one, { by, notReplaced });
	}
	return decisions;
}

/** Makes the row of one entry, flat, so that a table takes it. */
function unplayableRow(
	id: string,
	{ position, uri, entry, why }: Unplayable,
	matched: Matched | undefined,
	{ by, notReplaced }: Decision,
) {
	const object = itemIn(entry);
	const track = trackIn(matched);
	const best = matched?.ok === true && track ? matched.value.best : null;
	return {
		playlistId: id,
		position,
		uri,
		name: titleOf(object) || null,
		artists: artistNames(object).join(', ') || null,
		album: textAt(object, 'album.name') || null,
		isrc: textAt(object, 'external_ids.isrc') ?? null,
		addedAt: textAt(entry, 'added_at') ?? null,
		...why,
		replacementUri: by,
		replacementName: track?.name ?? null,
		replacementArtists: track?.artists.map(({ name }) => name).join(', ') ?? null,
		matchedBy: best?.matchedBy ?? null,
		confidence: best?.confidence ?? null,
		replaced: notReplaced === null,
		notReplaced,
	};
}

const endsCheck = (failure: SpotifyFailure, { endsRun }: Target): boolean =>
	failure.kind === 'cancelled' || endsRun(failure);

async function check(target: Target, settings: CheckSettings): Promise<Listing> {
	const country =
		settings.market === undefined ? await countryOf(target) : succeeded(settings.market);
	if (!country.ok) return { entries: [], failure: country.failure };
	const read = await readAsPlayed(target, country.value);
	if (!read.ok) return { entries: [], failure: read.failure };
	const { state, entries, inMarket } = read.value;
	const unplayable = entries.flatMap(({ uri, entry }, position): Unplayable[] => {
		const why = whyUnplayable(itemIn(entry), itemIn(inMarket[position]?.entry));
		return why ? [{ position, uri, entry, why }] : [];
	});
	const found = await findReplacements(target, unplayable, country.value, settings);
	const failures = [...found.values()].flatMap((matched) => (matched.ok ? [] : [matched.failure]));
	const end = failures.find((failure) => endsCheck(failure, target));
	// Nothing is changed by then.
	if (end) return { entries: [], failure: end };

	const isAsked = settings.replace === true;
	const decisions = decide(unplayable, found, state.held, isAsked);
	const changes = new Map(
		[...decisions].flatMap(([{ position }, { by, notReplaced }]) =>
			by !== null && notReplaced === null ? [[position, by] as const] : [],
		),
	);
	const written = changes.size > 0 ? await changePlaces(target, state, changes) : succeeded(true);
	if (!written.ok) return { entries: [], failure: written.failure };
	return {
		entries: unplayable.map((one, position): Entry => {
			const matched = found.get(one);
			const decision = decisions.get(one) ?? { by: null, notReplaced: 'noReplacement' };
			return matched?.ok === false
				? {
						value: null,
						position,
						failure: matched.failure,
						extraFields: { position: one.position, uri: one.uri },
					}
				: { value: unplayableRow(target.id, one, matched, decision), position };
		}),
	};
}

/**
 * Tells which entries of a playlist cannot be played for the account, why, and what could replace them:
 * the same recording, or else what Match finds, in two searches at most. With `replace`, puts that in the
 * same place. What Spotify hides has no ISRC and no name: it is told of and stays.
 */
export const checkItems: PlaylistJob<CheckSettings> = async (inputs, tools) => {
	const [first] = inputs;
	if (!first) return [];
	const listing = await check({ ...tools, id: first.id }, first.settings);
	const rest: Listing = { entries: [], ...(listing.failure && { failure: listing.failure }) };
	return inputs.map((_, index) => (index === 0 ? listing : rest));
};
