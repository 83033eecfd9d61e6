import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import { findByName } from '../names/findByName';
import type { Listing } from '../paging/types';
import { listedPlaylist, type ListedPlaylist } from '../playlists/list/listed';
import { MAX_LIST_LAG_MS } from '../playlists/list/memory';
import { notTakenOver } from '../playlists/list/notTakenOver';
import { mayHaveActed, withUnknownOutcome } from '../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../request/types';
import { textAt } from '../values/json';
import { quotable } from '../values/quotable';
import type { RunJob, RunTools } from './types';

/** What a list is trusted for that was read earlier in the run: the memory knows what came since. */
const MAX_LIST_AGE_MS = MAX_LIST_LAG_MS / 2;

/** When to look again for a playlist that may have been made: a list shows it soon, or never. */
const LOOK_AGAIN_AFTER_MS = [1_000, 2_000, 4_000, 8_000];

/** The playlist that there is now. */
interface FoundOrCreated {
	object: unknown;
	isNew: boolean;
	/** How many have the name; the first of them is meant. */
	count: number;
}

/** The playlist that is looked for. */
interface Wanted {
	name: string;
	userId: string;
	/** What makes it. */
	request: SpotifyRequest;
}

/** Finds the user's own playlists with a name, in the order of their list. */
async function ownByName(
	{ name, userId }: Wanted,
	{ userLists, send }: RunTools,
	maxAgeMs: number,
): Promise<Outcome<ListedPlaylist[]>> {
	const listed = await userLists.playlists(send, maxAgeMs);
	if (!listed.ok) return listed;
	const own = findByName(
		listed.value.filter(({ ownerId }) => ownerId === userId),
		name,
	);
	if (own.length > 0) return succeeded(own);
	// One of which Spotify does not say whose it is may be the one that was made before.
	return succeeded(
		findByName(
			listed.value.filter(({ ownerId }) => ownerId === ''),
			name,
		),
	);
}

const foundOf = ([first, ...others]: readonly ListedPlaylist[], isNew: boolean) =>
	first && { object: first.object, isNew, count: 1 + others.length };

/** Looks again and again for a playlist of which it is not known whether it was made. */
async function lookAgain(
	wanted: Wanted,
	tools: RunTools,
): Promise<Outcome<FoundOrCreated | undefined>> {
	for (const waitMs of LOOK_AGAIN_AFTER_MS) {
		await tools.clock.sleep(waitMs, tools.signal);
		const shown = await ownByName(wanted, tools, 0);
		if (!shown.ok) return shown;
		const found = foundOf(shown.value, true);
		if (!found) continue;
		tools.listMemory.made(found.object, tools.userKey, wanted.name);
		return succeeded(found);
	}
	return succeeded(undefined);
}

/** Spotify has said that it made the playlist, and not which it is. */
const notNamed = (): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 201,
	message: 'The answer does not say which playlist was made',
	hint: '',
});

async function create(wanted: Wanted, tools: RunTools): Promise<Outcome<FoundOrCreated>> {
	const sent = await tools.send(wanted.request);
	const made = sent.ok && !listedPlaylist(sent.value) ? failed(notNamed()) : sent;
	if (made.ok) return succeeded({ object: made.value, isNew: true, count: 1 });
	if (!mayHaveActed(made.failure)) return made;
	const shown = await lookAgain(wanted, tools);
	return shown.ok && shown.value
		? succeeded(shown.value)
		: failed(withUnknownOutcome(made.failure, wanted.request));
}

/** Finds the playlist, or makes it where there is none, while nobody else in the process does. */
async function findOrCreate(wanted: Wanted, tools: RunTools): Promise<Outcome<FoundOrCreated>> {
	const known = await ownByName(wanted, tools, MAX_LIST_AGE_MS);
	if (!known.ok) return known;
	const found = foundOf(known.value, false);
	if (found) return succeeded(found);
	if (tools.listMemory.lostForMs(tools.userKey, wanted.name) > 0) {
		const shown = await lookAgain(wanted, tools);
		if (!shown.ok) return shown;
		if (shown.value) return succeeded({ ...shown.value, isNew: false });
	}
	return await create(wanted, tools);
}

/** Says what there is to know of the playlist beside what it is. */
function noteOn({ object, isNew, count }: FoundOrCreated, request: SpotifyRequest) {
	const name = quotable(textAt(request.body, 'name') ?? '');
	const several =
		count < 2
			? undefined
			: `${count} playlists of the user are called '${name}': the first one was used. Rename the others, or choose one by its ID.`;
	const note = several ?? (isNew ? notTakenOver(request, object) : undefined);
	return note === undefined ? {} : { note };
}

/** Makes one result for each input: the playlist is new to the first of them alone. */
const listingsOf = (
	found: Outcome<FoundOrCreated>,
	request: SpotifyRequest,
	count: number,
): Listing[] =>
	Array.from({ length: count }, (_, index) => {
		if (!found.ok) return { entries: [], failure: found.failure };
		const { object, isNew } = found.value;
		const value = index === 0 ? object : structuredClone(object);
		const firstFields = { created: isNew && index === 0 };
		return { entries: [{ value, position: 0, firstFields }], ...noteOn(found.value, request) };
	});

/**
 * Gives the user's own playlist that has a name, and makes it where there is none. Of several, the
 * first in the user's list. Runs of this process that ask for the same name at once make one.
 */
export const getOrCreate =
	(request: SpotifyRequest): RunJob =>
	async (inputs, tools) => {
		const name = textAt(request.body, 'name') ?? '';
		const user = await tools.userLists.userId(tools.send);
		if (!user.ok) return listingsOf(user, request, inputs.length);
		const userId = user.value;
		const key = JSON.stringify(['playlist', userId, name.toLowerCase()]);
		const outcome = await tools.runExclusive(
			key,
			`the playlist '${quotable(name)}'`,
			async () => await findOrCreate({ name, userId, request }, tools),
		);
		return listingsOf(outcome.ok ? outcome.value : outcome, request, inputs.length);
	};
