import { parseCredit } from './credit';
import { joinWords, sliceWords, wordsOf, type Words } from './fold';
import { isNoise } from './noise';
import type { Reading } from './reading';
import type { Title } from './title';
import type { TrackFeatures } from './trackFeatures';
import { versionParts } from './versions';

/** "Song from the Film": what follows stands in the track's title or album as well. */
function isFrom({ list: [first = '', ...rest] }: Words, features: TrackFeatures): boolean {
	if (first !== 'from' || rest.length === 0) return false;
	const known = new Set([...features.title.full.list, ...features.albumWords]);
	return rest.every((word) => known.has(word));
}

/**
 * Returns what a line's name says beyond that of the track: "Song live", "Song Somebody Remix",
 * written without bracket and dash. Null if the name does not begin so.
 */
export function withTail(title: Title, base: Words, features: TrackFeatures): Title | null {
	const { length } = base.list;
	if (length === 0 || title.base.list.length <= length) return null;
	if (sliceWords(title.base, 0, length).compact !== base.compact) return null;
	const more = sliceWords(title.base, length);
	const isOrigin = isFrom(more, features);
	const tail = more.list.join(' ');
	const versions = isOrigin ? [] : versionParts(tail);
	if (versions.length === 0 && !isOrigin && !isNoise(tail)) return null;
	return { ...title, base, full: base, versions: [...title.versions, ...versions] };
}

/** Tells whether words name a track's album. */
export const isAlbum = ({ compact }: Words, { album, albumCompact }: TrackFeatures): boolean =>
	compact !== '' &&
	(compact === albumCompact || compact === album.full.compact || compact === album.base.compact);

/**
 * Takes the album off "Song (Album)": null if the bracket is no album. One that is called as a
 * version, such as "Song - Live (Song - Live)", was taken for one.
 */
export function withoutAlbum(title: Title, features: TrackFeatures): Title | null {
	const others = title.versionTexts.filter((text) => !isAlbum(wordsOf(text), features));
	if (others.length < title.versionTexts.length)
		return { ...title, versionTexts: others, versions: others.flatMap(versionParts) };
	if (title.subtitles.length === 0 || !isAlbum(joinWords(title.subtitles), features)) return null;
	return { ...title, full: title.base, subtitles: [] };
}

/** "Song avec Somebody": words that name a guest, and else are part of a title. */
const GUEST_WORDS: ReadonlySet<string> = new Set(
	'with avec con com mit met med och og и'.split(' '),
);

/** Takes guests off the end of a title whose track has more than one artist; null if none is there. */
export function withGuests(
	reading: Reading,
	{ artists, titleGuests }: TrackFeatures,
): Reading | null {
	const { title, credit } = reading;
	if (credit === null || artists.length + titleGuests.length < 2) return null;
	const at = title.base.list.findLastIndex((word) => GUEST_WORDS.has(word));
	if (at < 1 || at === title.base.list.length - 1) return null;
	const base = sliceWords(title.base, 0, at);
	const { names } = parseCredit(sliceWords(title.base, at + 1).list.join(' '));
	return {
		...reading,
		title: { ...title, base, full: joinWords([base, ...title.subtitles]) },
		credit: { ...credit, guests: [...credit.guests, ...names] },
	};
}
