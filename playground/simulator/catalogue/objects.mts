import { createDice, type Dice, mix } from './hash.mts';
import type { Place } from './ids.mts';

/** What every object of the API has; `id` is in base62, `type` as in the URI. */
export const identity = <Type extends string>(type: Type, id: string) => ({
	external_urls: { spotify: `https://open.spotify.com/${type}/${id}` },
	href: `https://api.spotify.com/v1/${type}s/${id}`,
	id,
	type,
	uri: `spotify:${type}:${id}`,
});

/** A picture in Spotify's sizes, widest first, on the image host. */
export function images(prefix: string, sizes: readonly number[], ...seeds: number[]) {
	const words = [1, 2, 3].map((salt) => [...seeds, salt].reduce(mix, 0));
	const picture = words.map((word) => word.toString(16).padStart(8, '0')).join('');
	return sizes.map((size) => ({
		url: `https://i.scdn.co/image/${prefix}${size.toString(16).padStart(4, '0')}${picture}`,
		height: size,
		width: size,
	}));
}

/** A date as Spotify writes it: as precise as it is long. */
export const releasedOn = (date: string) => ({
	release_date: date,
	release_date_precision: date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year',
});

/** A day between 1965 and 2025, as precise as Spotify knows it. */
export function release(dice: Dice) {
	const year = `${dice.integer(1965, 2025)}`;
	const month = `${dice.integer(1, 12)}`.padStart(2, '0');
	const day = `${dice.integer(1, 28)}`.padStart(2, '0');
	if (dice.chance(8)) return releasedOn(year);
	if (dice.chance(3)) return releasedOn(`${year}-${month}`);
	return releasedOn(`${year}-${month}-${day}`);
}

/** Dice for one subject of one object, e.g. its name or its length. */
export const diceFor = ({ high, low, member }: Place, subject: number): Dice =>
	createDice(high, low, member, subject);

export const digits = (dice: Dice, count: number): string =>
	Array.from({ length: count }, () => dice.integer(0, 9)).join('');
