import { chunksOf } from '../../values/chunks';
import { countsOf } from '../../values/counts';
import { matchItems } from './matchItems';
import { isPin } from './pinNulls';
import { planMoves } from './planMoves';
import { MAX_WRITE_SIZE } from '../items/requests';
import type { Step } from '../items/types';
import { isLocal } from '../../values/localFile';

/** Returns the URIs that are held more often than wanted, and so have to go altogether. */
export function surplusOf(held: readonly string[], wanted: readonly string[]): Set<string> {
	const wantedCounts = countsOf(wanted);
	const tooMany = [...countsOf(held)].filter(
		([uri, count]) => count > (wantedCounts.get(uri) ?? 0),
	);
	return new Set(tooMany.map(([uri]) => uri));
}

/** Adds what is at these places of the wanted list; all that comes before each is there by then. */
function addSteps(wanted: readonly string[], fresh: readonly number[]): Step[] {
	const runs: number[][] = [];
	for (const place of fresh) {
		const run = runs.at(-1);
		if (run && run.at(-1) === place - 1) run.push(place);
		else runs.push([place]);
	}
	return runs
		.flatMap((run) => chunksOf(run, MAX_WRITE_SIZE))
		.map((places) => {
			const at = places[0] ?? 0;
			return { kind: 'add', at, uris: wanted.slice(at, at + places.length) };
		});
}

/** Removes these: local files first, since Spotify may refuse that, and nothing is to be done then. */
const removeSteps = (gone: readonly string[]): Step[] =>
	[gone.filter(isLocal), gone.filter((uri) => !isLocal(uri))]
		.flatMap((uris) => chunksOf(uris, MAX_WRITE_SIZE))
		.map((uris) => ({ kind: 'remove', uris }));

function editWithout(
	gone: ReadonlySet<string>,
	held: readonly string[],
	wanted: readonly string[],
	max: number,
): Step[] | undefined {
	const kept = held.filter((uri) => !gone.has(uri));
	const { places } = matchItems(kept, wanted, isPin);
	const pinned = new Set([...kept.keys()].filter((index) => isPin(kept[index] ?? '')));
	const taken = new Set(places);
	const fresh = [...wanted.keys()].filter((place) => !taken.has(place));
	if (fresh.some((place) => isLocal(wanted[place] ?? ''))) return undefined;
	const moves = planMoves(places, max, pinned);
	return moves && [...removeSteps([...gone]), ...moves, ...addSteps(wanted, fresh)];
}

/**
 * Plans the ways to make a playlist the wanted one by removing, moving and adding: first the one
 * that keeps and moves all it can, then the one that takes out what is out of order and adds it
 * again. Those that would have to add a local file are left out, since the API cannot.
 * @param max how many moves are worth their planning
 */
export function planEdits(
	held: readonly string[],
	wanted: readonly string[],
	max: number,
): Step[][] {
	const surplus = surplusOf(held, wanted);
	const kept = held.filter((uri) => !surplus.has(uri));
	const { stays } = matchItems(kept, wanted, isPin);
	const outOfOrder = kept.filter((_, index) => !stays.has(index));
	return [
		editWithout(surplus, held, wanted, max),
		editWithout(new Set([...surplus, ...outOfOrder]), held, wanted, max),
	].filter((steps) => steps !== undefined);
}
