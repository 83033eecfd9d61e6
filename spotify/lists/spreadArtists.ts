import { countLeft, groupsOf, mostLeftFirst, type Group } from './mostLeftFirst';
import { seeded } from './seeded';

/** How many ways are tried before two songs in a row of one artist are put up with. */
const MAX_SPREAD_STEPS = 5_000;
/** How many pairs are looked at to take two songs of one artist apart. */
const MAX_LOOKS = 2_000_000;

/** Whether two songs have an artist in common; nothing has one with the end of the list. */
type Clashes = (one: number | undefined, other: number | undefined) => boolean;

function clashesOf(artists: ReadonlyArray<readonly string[]>): Clashes {
	const sets = artists.map((own) => new Set(own));
	return (one = -1, other = -1) => {
		const others = sets[other];
		return others !== undefined && (artists[one] ?? []).some((artist) => others.has(artist));
	};
}

const countClashes = (order: readonly number[], clash: Clashes): number =>
	order.filter((song, at) => clash(order[at - 1], song)).length;

/** Lays the songs of each artist out over the whole list, evenly but for some chance. */
function layOut(artists: ReadonlyArray<readonly string[]>, seed: string): number[] {
	const byArtist = new Map<string, number[]>();
	for (const [index, [first = '']] of artists.entries()) {
		const own = byArtist.get(first);
		if (own) own.push(index);
		else byArtist.set(first, [index]);
	}
	const placed = [...byArtist].flatMap(([artist, own]) => {
		const start = seeded(seed, 'start', artist);
		return own.map((index, nth) => {
			const chance = (start + seeded(seed, 'chance', artist, nth) / 4) / 1.25;
			return { index, place: (nth + chance) / own.length };
		});
	});
	return placed.sort((one, other) => one.place - other.place).map(({ index }) => index);
}

/** Moves songs that follow one of the same artist to where they do not, as far as that is found. */
function takeApart(order: readonly number[], clash: Clashes): number[] {
	const list = [...order];
	let looks = 0;
	for (let at = 1; at < list.length; at += 1) {
		if (!clash(list[at - 1], list[at])) continue;
		for (const from of [at, at - 1]) {
			// What closes up behind it must not clash in its turn.
			if (clash(list[from - 1], list[from + 1])) continue;
			const [song = -1] = list.splice(from, 1);
			const fits = (gap: number): boolean => !clash(list[gap - 1], song) && !clash(song, list[gap]);
			let gap = 0;
			while (gap <= list.length && !fits(gap)) gap += 1;
			looks += gap;
			const isMoved = gap <= list.length;
			list.splice(isMoved ? gap : from, 0, song);
			if (!isMoved) continue;
			// Something else is at this place now.
			at -= 1;
			break;
		}
		if (looks > MAX_LOOKS) break;
	}
	return list;
}

/** Looks for an order without any clash, for so many steps; undefined if none is found. */
function searchOrder(
	artists: ReadonlyArray<readonly string[]>,
	clash: Clashes,
): number[] | undefined {
	const groups = groupsOf(artists);
	const order: number[] = [];
	let steps = 0;
	const goOn = (): boolean => {
		if (order.length === artists.length) return true;
		steps += 1;
		if (steps > MAX_SPREAD_STEPS) return false;
		const left = countLeft(groups);
		const urgency = ({ artists: own }: Group): number =>
			own.reduce((max, artist) => Math.max(max, left.get(artist) ?? 0), 0);
		const choices = groups
			.filter(({ songs: [song] }) => song !== undefined && !clash(order.at(-1), song))
			.sort((one, other) => urgency(other) - urgency(one));
		for (const group of choices) {
			const song = group.songs.shift() ?? -1;
			order.push(song);
			if (goOn()) return true;
			order.pop();
			group.songs.unshift(song);
		}
		return false;
	};
	return goOn() ? order : undefined;
}

/** Beyond this a search would not come far. */
const MAX_SEARCHED = 100;

/**
 * Spreads the songs of each artist over a list, so that no artist is twice in a row where possible: by
 * chance, but evenly; where two still follow each other, one is moved elsewhere.
 * @param artists those of each song, the main one first, none without any; in an order that follows
 * from the seed
 * @returns the indices of the songs
 */
export function spreadArtists(artists: ReadonlyArray<readonly string[]>, seed: string): number[] {
	const clash = clashesOf(artists);
	const spread = takeApart(layOut(artists, seed), clash);
	if (countClashes(spread, clash) === 0) return spread;
	const others = [takeApart(mostLeftFirst(artists), clash)];
	// Where each song has one artist, there is nothing better to be found.
	const isWorthIt = artists.length <= MAX_SEARCHED && artists.some(({ length }) => length > 1);
	const found = isWorthIt ? searchOrder(artists, clash) : undefined;
	if (found) others.push(found);
	return others.reduce(
		(best, one) => (countClashes(one, clash) < countClashes(best, clash) ? one : best),
		spread,
	);
}
