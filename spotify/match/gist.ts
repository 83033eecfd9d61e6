import { countsOf, countMissing } from '../values/counts';
import type { Words } from './fold';
import type { TrackFeatures } from './trackFeatures';

/** Fewer words of a title may be those of another one. */
const MIN_TITLE_WORDS = 4;
const MIN_SHARE = 0.5;

const letters = (words: readonly string[]): number => words.join('').length;

/**
 * Fits a long title of which somebody wrote the gist, as of classical works: "tchaikovsky nutcracker
 * act 2 tableau 3 variation pletnev". Every word has to be one of the title or of an artist, as often
 * as these have it, and one an artist's last that the title does not have as well: a song may be called
 * after whom another one is by.
 * @returns 0 if it is no such gist; else from 0.86 to 0.92, by how much of the title it has
 */
export function gistFit(
	{ list }: Words,
	{ title, work, artists, artistWords }: TrackFeatures,
): number {
	if (list.length <= MIN_TITLE_WORDS) return 0;
	const inTitle = new Set(title.full.list);
	if (countMissing(list, [...title.full.list, ...artistWords]) > 0) return 0;
	const inLine = countsOf(list);
	const inName = countsOf((work ?? title).full.list);
	const isNamed = artists.some(({ words }) => {
		const name = words.list.at(-1) ?? '';
		return (inLine.get(name) ?? 0) > (inName.get(name) ?? 0);
	});
	if (!isNamed) return 0;
	const found = [...new Set(list)].filter((word) => inTitle.has(word));
	const share = letters(found) / letters([...inTitle]);
	if (found.length < MIN_TITLE_WORDS || share < MIN_SHARE) return 0;
	return 0.8 + 0.12 * share;
}
