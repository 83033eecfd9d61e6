import { uris } from './spotifyObjects.mts';
import type { AccessTokens } from '../../spotify/auth/types';
import type { HttpRequest } from '../../spotify/http/types';
import type { JobInput } from '../../spotify/jobs/types';
import type { PlaylistJob, PlaylistTools } from '../../spotify/playlists/target';
import { failed, succeeded } from '../../spotify/failures/outcome';
import type { Listing } from '../../spotify/paging/types';
import { createPipeline } from '../../spotify/pipeline/pipeline';
import { apiError, tooMany } from '../fixtures/webApi.mts';
import { appState } from './fakeApi.mts';
import { createFakeClock, type FakeClock } from './fakeClock.mts';
import { answered, lost, type Answer } from './fakeHttp.mts';
import { jobTools } from './jobTools.mts';
import {
	createFakePlaylist,
	type Entry,
	type FakePlaylist,
	type Held,
	type Names,
	type Reality,
} from './fakePlaylist.mts';

/** What goes wrong with one request. */
export interface Fault {
	/** Whether Spotify acts; a number: as many milliseconds later. */
	acts: boolean | number;
	/** A lost connection, a status, or a good answer whose body is gone. */
	answer: 'lost' | 'neverSent' | 'cut' | 429 | 500 | 502 | 503 | 504;
	/** The access token ends before the request. */
	tokenEnds?: boolean;
	/** The run is stopped while the request is on its way. */
	stops?: boolean;
}

export type Faults = (request: HttpRequest, count: number) => Partial<Fault> | undefined;

export interface FakePlaylistApi {
	clock: FakeClock;
	playlist: FakePlaylist;
	readonly tools: PlaylistTools;
	readonly stop: AbortController;
	/** Begins another run of the same process, which is not stopped. */
	runAnew(): void;
	/** All requests that reached Spotify. */
	requests: HttpRequest[];
	/**
	 * All answers that were given, and when each was asked for and given: what a caller can know, who
	 * cannot tell when in between Spotify acted. And what he cannot: what the playlist held before.
	 */
	answers: Array<{
		request: HttpRequest;
		sentMs: number;
		atMs: number;
		answer: Answer;
		before: readonly Entry[];
	}>;
	/** Lets something happen at a moment to come. */
	later(dueMs: number, act: () => unknown): void;
	/** `GET`, `POST 100`, ... of all requests but those of tokens. */
	log(): string[];
	/** Runs a job to its end. */
	start(
		job: PlaylistJob<never>,
		lists: readonly (readonly string[])[],
		settings?: object,
	): Promise<Listing[]>;
	/** Lets everything come that is late. */
	settle(): Promise<void>;
	/** Runs a job to its end, and lets everything come that is late. */
	run(
		job: PlaylistJob<never>,
		lists: readonly (readonly string[])[],
		settings?: object,
	): Promise<Listing[]>;
}

/** What the lookup of a track or an episode says: what Spotify does for those it hides is not known. */
export type Lookup = 'found' | 'missing' | 'unplayable' | 'restricted' | 'nowhere' | 'failing';

export interface FakePlaylistOptions extends Partial<Reality> {
	names?: Names;
	isYours?: boolean;
	latencyMs?: number;
	/** What a lookup says of an item; everything is found where absent. */
	lookup?: (uri: string) => Lookup;
	/** Whether the app may look up several in a request. */
	looksUpSeveral?: boolean;
}

/** The answer to `GET /tracks/{id}`, or to `GET /tracks?ids=` where the app may. */
function lookUp(
	{ url }: HttpRequest,
	lookup: (uri: string) => Lookup,
	looksUpSeveral: boolean,
): Answer {
	const { pathname, searchParams } = new URL(url);
	const [, , list = '', id] = pathname.split('/');
	const valueOf = (one: string) => {
		const uri = `spotify:${list.slice(0, -1)}:${one}`;
		const said = lookup(uri);
		if (said === 'missing') return null;
		return {
			id: one,
			uri,
			name: 'A name',
			...(said === 'unplayable' && { is_playable: false }),
			...(said === 'restricted' && { restrictions: { reason: 'market' } }),
			...(said === 'nowhere' && { available_markets: [] }),
		};
	};
	const isFailing = (one: string): boolean =>
		lookup(`spotify:${list.slice(0, -1)}:${one}`) === 'failing';
	if (id !== undefined) {
		if (isFailing(id)) return apiError(500, 'Spotify is failing');
		const value = valueOf(id);
		return value === null ? apiError(404, 'Resource not found') : answered(200, value);
	}
	if (!looksUpSeveral) return apiError(403, 'Forbidden');
	const ids = (searchParams.get('ids') ?? '').split(',');
	if (ids.length > 50) return apiError(400, 'Too many ids requested');
	if (ids.some(isFailing)) return apiError(500, 'Spotify is failing');
	return answered(200, { [list]: ids.map(valueOf) });
}

const stopped = failed({ kind: 'cancelled', message: 'Stopped', hint: '' });

const isLookup = ({ url }: HttpRequest): boolean => /\/v1\/(tracks|episodes)\b/.test(url);

const sizeOf = (body: unknown): string => {
	const { uris, items, range_length: length } = (body ?? {}) as Record<string, unknown>;
	if (length !== undefined) return ` move ${String(length)}`;
	const list = uris ?? items;
	return Array.isArray(list) ? ` ${list.length}` : '';
};

function answerTo(fault: Partial<Fault>, method: string, good: () => Answer): Answer {
	switch (fault.answer) {
		case undefined:
			return good();
		case 'lost':
			return lost();
		case 'neverSent':
			return lost('ECONNREFUSED');
		case 'cut':
			return answered(method === 'GET' ? 200 : 201, '');
		case 429:
			return tooMany(1);
		default:
			return apiError(fault.answer, 'Spotify is failing');
	}
}

/** Access tokens that the API may end at any time. */
function createTokens(): { tokens: AccessTokens; end(): void; isGood(token: string): boolean } {
	let held = 1;
	let good = 1;
	return {
		tokens: {
			get: async () => succeeded(`token-${held}`),
			renew: async () => succeeded(`token-${(held = good)}`),
		},
		end: () => void (good += 1),
		isGood: (token) => token === `token-${good}`,
	};
}

/** The Web API around one playlist, with faults, behind the real pipeline. */
export function createFakePlaylistApi(
	held: readonly Held[],
	faults: Faults = () => undefined,
	{
		latencyMs,
		lookup = () => 'found',
		looksUpSeveral = false,
		...playlistOptions
	}: FakePlaylistOptions = {},
): FakePlaylistApi {
	const clock = createFakeClock();
	const playlist = createFakePlaylist(held, { nowMs: () => clock.nowMs(), ...playlistOptions });
	let stop = new AbortController();
	const requests: HttpRequest[] = [];
	const { tokens, end, isGood } = createTokens();
	let endedAt = -1;
	let late: Array<{ dueMs: number; act(atMs: number): unknown }> = [];
	const answers: FakePlaylistApi['answers'] = [];

	const catchUp = (): void => {
		const due = late.filter(({ dueMs }) => dueMs <= clock.nowMs());
		late = late.filter((one) => !due.includes(one));
		for (const { act, dueMs } of due.sort((one, other) => one.dueMs - other.dueMs)) act(dueMs);
	};

	const answer = async (request: HttpRequest, token: string): Promise<Answer> => {
		if (!isGood(token)) return apiError(401, 'The access token expired');
		const fault = faults(request, requests.length) ?? {};
		if (fault.tokenEnds && endedAt !== requests.length) {
			endedAt = requests.length;
			end();
			return apiError(401, 'The access token expired');
		}
		requests.push(request);
		const read = isLookup(request)
			? lookUp(request, lookup, looksUpSeveral)
			: playlist.read(request);
		if (typeof read !== 'function')
			return fault.answer === undefined ? read : answerTo(fault, request.method, () => read);
		const { acts = fault.answer === undefined || fault.answer === 'cut' } = fault;
		const good = acts === true ? read(clock.nowMs()) : undefined;
		if (typeof acts === 'number') late.push({ dueMs: clock.nowMs() + acts, act: read });
		if (fault.stops) stop.abort();
		return answerTo(fault, request.method, () => good ?? lost());
	};
	const http = async (request: HttpRequest, token: string): Promise<Answer> => {
		const sentMs = clock.nowMs();
		const { signal } = stop;
		if (signal.aborted) throw new Error('A request was sent after the stop');
		if (latencyMs !== undefined) await clock.sleep(latencyMs, signal);
		catchUp();
		const before = playlist.entries;
		const said = await answer(request, token);
		// Who is stopped hears nothing of what Spotify does.
		const given = signal.aborted ? stopped : said;
		answers.push({ request, sentMs, atMs: clock.nowMs(), answer: given, before });
		return given;
	};

	const app = appState(clock);
	const sendUntil = (signal: AbortSignal) =>
		createPipeline(
			{ http, tokens, app, clock, random: () => 1 },
			{ maxConcurrency: 6, maxRateLimitWaitMs: 60_000, signal },
		);
	let tools = jobTools({ send: sendUntil(stop.signal), clock, signal: stop.signal });
	const runAnew = (): void => {
		stop = new AbortController();
		tools = { ...tools, send: sendUntil(stop.signal), signal: stop.signal };
	};

	const start = async (
		job: PlaylistJob<never>,
		lists: readonly (readonly string[])[],
		settings: object = {},
	): Promise<Listing[]> => {
		const orders = lists.map((uris): JobInput<never> => ({
			id: playlist.id,
			uris,
			settings: { ...settings } as never,
		}));
		return await clock.until(job(orders, tools));
	};

	const settle = async (): Promise<void> => {
		await clock.advance(60_000);
		catchUp();
	};

	return {
		clock,
		playlist,
		get tools() {
			return tools;
		},
		get stop() {
			return stop;
		},
		runAnew,
		requests,
		answers,
		later: (dueMs, act) => void late.push({ dueMs, act }),
		start,
		settle,
		log: () => requests.map(({ method, body }) => `${method}${sizeOf(body)}`),
		async run(job, lists, settings) {
			const listings = await start(job, lists, settings);
			await settle();
			return listings;
		},
	};
}

export { uriOf } from './spotifyObjects.mts';

/** So many URIs of tracks, from a number on. */
export const urisFrom = (first: number, count: number): string[] => uris(first, first + count);
