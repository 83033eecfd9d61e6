import { jobOf } from '../../../spotify/run/jobs';
import type { PlannedJob } from '../../../spotify/plan/types';
import { ALSO_SENT } from '../../../scripts/drift/entriesTouched.mts';
import type { Operation } from '../../../spotify/operations/types';
import { succeeded } from '../../../spotify/failures/outcome';
import type { Listing } from '../../../spotify/paging/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { checkedSend, type CheckedSend } from './checkedSend.mts';
import type { OperationFact } from './facts.mts';
import { fakePlaylist } from './fakePlaylist.mts';
import { answerSchema } from './schemas.mts';
import { unlikePlaylist } from './playlistAfter.mts';
import { createFakeClock } from '../fakeClock.mts';
import { textAt } from '../../../spotify/values/json';
import { jobTools } from '../jobTools.mts';

/**
 * Everything that Spotify would refuse, or that is not done, when a job does what some orders ask
 * of it.
 */
export async function jobFaults(
	operation: Operation,
	fact: OperationFact,
	orders: readonly PlannedJob[],
): Promise<string[]> {
	if (orders[0]?.input.settings.keepOrder === true) return await inOrderFaults(operation, orders);
	if (operation.batch) return await batchFaults(operation, fact, orders);
	if (operation.job === 'downloadCover') return await coverFaults(fact, orders);
	if (operation.job === 'getOrCreate') return await getOrCreateFaults(orders);
	if (operation.job === 'removeSavedDuplicates') return await savedFaults(operation, orders);
	return operation.job === 'matchTracks'
		? await matchFaults(fact, orders)
		: await playlistFaults(operation, orders);
}

/** Has a job do what orders of one group ask. */
async function run(orders: readonly PlannedJob[], { send }: CheckedSend): Promise<Listing[]> {
	const [first] = orders;
	if (!first) return [];
	const tools = jobTools({
		send,
		download: async () => succeeded({ data: Uint8Array.of(0xff, 0xd8), mimeType: 'image/jpeg' }),
		clock: { ...createFakeClock(0), sleep: async () => undefined },
	});
	return await jobOf(first)(
		orders.map(({ input: order }) => order),
		tools,
	);
}

const failuresOf = (ended: ReadonlyArray<Pick<Listing, 'failure'>>): string[] =>
	ended.flatMap(({ failure }) => (failure ? [failure.message] : []));

/** What the fake says of a URI: as good as chance, and the same each time. */
const isSaved = (uri: string): boolean => (uri.codePointAt(uri.length - 1) ?? 0) % 2 === 0;

async function batchFaults(
	{ route, batch, output }: Operation,
	fact: OperationFact,
	orders: readonly PlannedJob[],
): Promise<string[]> {
	const param = fact.batchOf?.param ?? '';
	const valuesOf = (text = '') => text.split(',');
	const answers = answerSchema(fact.operationId)?.items?.type === 'boolean';
	const isOwn = ({ method, template }: SpotifyRequest) => `${method} ${template}` === route;
	const checked = checkedSend((request) => {
		const values = valuesOf(request.query[param]);
		if (!isOwn(request)) return values.map(() => true);
		return answers ? values.map(isSaved) : undefined;
	});
	const listings = await run(orders, checked);
	const asked = [...new Set(orders.flatMap(({ input: order }) => order.uris))];
	const own = checked.sent.filter(isOwn);
	const sent = own.flatMap(({ query }) => valuesOf(query[param]));
	const fewest = Math.ceil(asked.length / (fact.batchOf?.max ?? 1));
	const isVerified = orders[0]?.input.settings.verify === true;
	const questions = checked.sent.filter((request) => !isOwn(request));
	const expected = orders.map(({ input: { uris } }) => {
		if (isVerified) return uris.map(() => '');
		return batch?.perValue && output.kind === 'saved'
			? uris.map((uri) => ({ uri, saved: isSaved(uri) }))
			: [''];
	});
	const found = listings.map(({ entries }) => entries.map(({ value }) => value));
	return [
		...checked.faults,
		...failuresOf(listings),
		...(asked.length === 0 ? ['nothing is asked'] : []),
		...(sent.join() === asked.join() ? [] : ['not each value once, in order']),
		...(own.length === fewest ? [] : [`${own.length} requests where ${fewest} do`]),
		...(questions.length === (isVerified ? fewest : 0)
			? []
			: [`${questions.length} questions beside ${fewest} requests`]),
		...questions
			.map(({ method, template }) => `${method} ${template}`)
			.filter((asked) => asked !== batch?.verifiedBy)
			.map((unknown) => `${unknown} beside ${route}`),
		...(JSON.stringify(found) === JSON.stringify(expected)
			? []
			: ['not what Spotify says of each']),
	];
}

/** Each value that is not saved alone, after the question which are; a second one where that is asked for. */
async function inOrderFaults(
	{ route, batch }: Operation,
	orders: readonly PlannedJob[],
): Promise<string[]> {
	const saved = new Set<string>();
	const isOwn = ({ method, template }: SpotifyRequest) => `${method} ${template}` === route;
	const checked = checkedSend((request) => {
		const values = (request.query[batch?.wire ?? ''] ?? '').split(',');
		if (!isOwn(request)) return values.map((value) => saved.has(value));
		for (const value of values) saved.add(value);
		return undefined;
	});
	const listings = await run(orders, checked);
	const asked = [...new Set(orders.flatMap(({ input: order }) => order.uris))];
	const own = checked.sent.filter(isOwn);
	const rounds = orders[0]?.input.settings.verify === true ? 2 : 1;
	const questions = Math.ceil(asked.length / (batch?.limit ?? 1)) * rounds;
	return [
		...checked.faults,
		...failuresOf(listings),
		...(asked.every((value) => saved.has(value)) ? [] : ['not each value']),
		...(own.length === asked.length ? [] : [`${own.length} requests for ${asked.length} values`]),
		...(checked.sent.length - own.length === questions
			? []
			: ['not as many questions as it takes']),
	];
}

async function coverFaults(fact: OperationFact, orders: readonly PlannedJob[]): Promise<string[]> {
	const images = [640, 300, 64].map((width) => ({
		url: `https://i.scdn.co/image/${width}`,
		width,
		height: width,
	}));
	const checked = checkedSend(() => ({ id: 'a', uri: 'spotify:album:a', name: 'A', images }), fact);
	const listings = await run(orders, checked);
	const covers = listings.flatMap(({ entries }) => entries.filter(({ picture }) => picture));
	return [
		...checked.faults,
		...failuresOf(listings),
		...(checked.sent.length === 1 ? [] : [`${checked.sent.length} requests for one cover`]),
		...(covers.length === orders.length ? [] : ['a cover is missing']),
	];
}

/** Makes one playlist where the user has none of that name, and finds it where they have. */
async function getOrCreateFaults(orders: readonly PlannedJob[]): Promise<string[]> {
	const [name] = orders.map(({ route: { body } }) => textAt(body, 'name'));
	const faults: string[] = [];
	for (const isThere of [false, true]) {
		const checked = checkedSend(({ method, path }) => {
			const playlist = { id: ID_OF_PLAYLIST, name, owner: { id: 'me' } };
			if (path === '/me') return { id: 'me' };
			return method === 'POST' ? playlist : { items: isThere ? [playlist] : [], total: 0 };
		});
		const listings = await run(orders, checked);
		const created = listings.flatMap(({ entries }) =>
			entries.map(({ firstFields }) => firstFields?.created),
		);
		const sent = checked.sent.map(({ method, path }) => `${method} ${path}`);
		const asked = ['GET /me', 'GET /me/playlists', ...(isThere ? [] : ['POST /me/playlists'])];
		faults.push(
			...checked.faults,
			...failuresOf(listings),
			...(sent.join() === asked.join() ? [] : [`sent: ${sent.join()}`]),
			...(created.join() === orders.map((_, index) => !isThere && index === 0).join()
				? []
				: [`created: ${created.join()}`]),
		);
	}
	return faults;
}

const ID_OF_PLAYLIST = '3cEYpjA9oz9GiPac4AsH4n';

/** One result for each line, and two searches at most for each that is another. */
async function matchFaults(fact: OperationFact, orders: readonly PlannedJob[]): Promise<string[]> {
	const checked = checkedSend(() => ({ tracks: { items: [] } }), fact);
	const listings = await run(orders, checked);
	const lines = orders.map(({ input: { own = {} } }) =>
		Array.isArray(own.text) ? own.text.map(String) : [JSON.stringify(own)],
	);
	const different = new Set(lines.flat()).size;
	const given = listings.map(({ entries }) => entries.length);
	return [
		...checked.faults,
		...failuresOf(listings),
		...failuresOf(listings.flatMap(({ entries }) => entries)).filter(
			(message) => !message.startsWith('No track matches'),
		),
		...(given.join() === lines.map(({ length }) => length).join()
			? []
			: ['not one result for each line']),
		...(checked.sent.length <= 2 * different
			? []
			: [`${checked.sent.length} requests for ${different} lines`]),
	];
}

/** A library with each song in two editions, of which one is to go. */
async function savedFaults(operation: Operation, orders: readonly PlannedJob[]): Promise<string[]> {
	const tracks = Array.from({ length: 130 }, (_, index) => ({
		uri: `spotify:track:${String(index).padStart(22, '0')}`,
		name: `Song ${index % 65}`,
		artists: [{ name: 'A' }],
		duration_ms: 200_000,
		external_ids: { isrc: `ISRC${index % 65}` },
	}));
	const checked = checkedSend(({ method, query }) => {
		const [offset, limit] = [Number(query.offset), Number(query.limit)];
		const items = tracks.slice(offset, offset + limit).map((track) => ({ track }));
		const next = offset + limit < tracks.length ? 'more' : null;
		return method === 'GET' ? { items, offset, limit, total: tracks.length, next } : '';
	});
	const listings = await run(orders, checked);
	const { dryRun, maxRemovals = Infinity } = orders[0]?.input.settings ?? {};
	const isRefused = dryRun !== true && Number(maxRemovals) < 65;
	const removed = checked.sent
		.filter(({ method }) => method === 'DELETE')
		.flatMap(({ query }) => (query.uris ?? '').split(','));
	const due = dryRun === true || isRefused ? [] : tracks.slice(65).map(({ uri }) => uri);
	return [
		...checked.faults,
		...(isRefused ? [] : failuresOf(listings)),
		...strangers(operation, checked),
		...(removed.join() === due.join() ? [] : [`${removed.length} of ${due.length} are removed`]),
	];
}

/** Playlists of some sizes, all with something of what the orders name. */
async function playlistFaults(
	operation: Operation,
	orders: readonly PlannedJob[],
): Promise<string[]> {
	const faults: string[] = [];
	const named = orders.flatMap(({ input: order }) => order.uris);
	for (const size of [0, 3, 130]) {
		const others = Array.from(
			{ length: size },
			(_, index) => `spotify:track:${String(index).padStart(22, '0')}`,
		);
		const held = [...others.slice(0, 2), ...named.slice(0, size).toReversed(), ...others.slice(1)];
		const playlist = fakePlaylist(held);
		const checked = checkedSend((request) => besidePlaylists(request) ?? playlist.answer(request));
		const listings = await run(orders, checked);
		faults.push(
			...checked.faults,
			...strangers(operation, checked),
			...unlikePlaylist(operation, orders, { held, playlist, listings, sent: checked.sent }),
		);
	}
	return faults;
}

/** What jobs ask for beside the playlist itself: the account's country, and a search that finds nothing. */
function besidePlaylists({ template }: SpotifyRequest): unknown {
	if (template === '/me') return { country: 'DE' };
	return template === '/search' ? { tracks: { items: [] } } : undefined;
}

/** What is neither the entry's own route nor among those that the job is known to send. */
const strangers = ({ route, job }: Operation, { sent }: CheckedSend): string[] =>
	sent
		.map(({ method, template }) => `${method} ${template}`)
		.filter((known) => known !== route && !(job && ALSO_SENT[job].includes(known)))
		.map((unknown) => `${job}: ${unknown} beside ${route}`);
