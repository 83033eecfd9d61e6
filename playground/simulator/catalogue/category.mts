import { hashText } from './hash.mts';
import { idFromText, isBase62Id } from './ids.mts';
import { images } from './objects.mts';
import { page, type PageRequest } from './page.mts';

const names = [
	'Pop',
	'Hip-Hop',
	'Rock',
	'Latin',
	'Dance / Electronic',
	'Mood',
	'Indie',
	'Workout',
	'Country',
	'R&B',
	'Chill',
	'Sleep',
	'Party',
	'At Home',
	'Decades',
	'Love',
	'Metal',
	'Jazz',
	'Trending',
	'Classical',
	'Folk & Acoustic',
	'Focus',
	'Soul',
	'Kids & Family',
	'Gaming',
	'Anime',
	'TV & Movies',
	'Instrumental',
	'Wellness',
	'Punk',
	'Ambient',
	'Blues',
	'Cooking & Dining',
	'Alternative',
	'Travel',
	'Caribbean',
	'Afro',
	'Songwriters',
	'Nature & Noise',
	'Funk & Disco',
	'Summer',
	'Netflix',
	'Student',
	'In the Car',
	'Fresh Finds',
	'Charts',
	'New Releases',
	'Discover',
	'Concerts',
	'League of Legends',
	'Christian & Gospel',
	'Equal',
	'Pride',
	'Glow',
];

const ids = names.map((name) => idFromText(`category ${name}`));
const nameById = new Map(ids.map((id, index) => [id, names[index] ?? '']));

/** A category by its id; ids that no list has name one too, as everywhere in the catalogue. */
export function categoryObject(id: string) {
	if (!isBase62Id(id)) return undefined;
	const name = nameById.get(id) ?? names[hashText(id, 8) % names.length] ?? '';
	return {
		href: `https://api.spotify.com/v1/browse/categories/${id}`,
		icons: images('ab67706f0000', [274], hashText(id, 9)),
		id,
		name,
	};
}

/** One page of all categories. */
export const categories = (request: PageRequest) =>
	page(request, ids.length, (index) => categoryObject(ids[index] ?? ''));
