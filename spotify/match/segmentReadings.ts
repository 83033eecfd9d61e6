import { wordsOf } from './fold';
import { reading, titleAlone, type Reading } from './reading';
import { bracketPieces } from './title';
import { versionParts } from './versions';

const joinSegments = (parts: readonly string[]): string => parts.join(' - ');

/** Tells whether a segment names a version; an album's "Deluxe" is none. */
const hasVersion = (text: string): boolean =>
	bracketPieces(text).some((piece) =>
		versionParts(piece.text).some(({ kind }) => kind !== 'same' && kind !== 'remaster'),
	);

/** Reads `Artist - Album - 07 - Title`: the number tells where the title begins. */
function numberedReadings(segments: readonly string[]): Reading[] {
	const at = segments.findIndex((segment, index) => index > 0 && /^\d{1,3}$/.test(segment));
	// "Artist - 512 - Live" has no other title.
	if (at < 0 || segments.slice(at + 1).every(hasVersion)) return [];
	return [reading(segments[0] ?? '', joinSegments(segments.slice(at + 1)), 0.99)];
}

/**
 * Leaves out what may be the album. What names a version must be that of the track: else the track
 * that is found would be another one.
 */
export const withAlbum = (one: Reading, album: string): Reading => ({
	...one,
	prior: hasVersion(album) ? 0 : one.prior,
	album: wordsOf(album),
});

/**
 * Reads artist and title in either order; of more parts, one may be an album, a label or a channel.
 */
function orderedReadings(segments: readonly string[]): Reading[] {
	const [first = '', second = ''] = segments;
	const [last = ''] = segments.slice(-1);
	const [start, end] = [segments.slice(0, -1), segments.slice(1)];
	const plainest = reading(first, joinSegments(end), 1);
	// Which of three is the title is for what is found to tell, so all are asked for.
	const isOpen = segments.length > 2 && plainest.title.subtitles.length > 0;
	const readings: Reading[] = [
		isOpen ? { ...plainest, query: segments.join(' ') } : plainest,
		reading(last, joinSegments(start), 0.99),
		titleAlone(joinSegments(segments), 0.99),
	];
	if (segments.length < 3) return readings;
	const numbered = numberedReadings(segments);
	if (numbered.length > 0) return numbered.concat(readings);
	const middle = segments.slice(1, -1);
	readings.push(reading(joinSegments(start), last, 0.98));
	// "Composer - Work - Player".
	if (!hasVersion(last)) readings.push(reading(`${first} & ${last}`, joinSegments(middle), 0.99));
	readings.push(
		withAlbum(reading(first, last, 0.95), middle.join(' ')),
		withAlbum(reading(first, joinSegments(middle), 0.97), last),
		withAlbum(reading(second, first, 0.95), segments.slice(2).join(' ')),
	);
	return readings;
}

/** Tells whether a segment says nothing but which version a track is. */
export const isVersion = (segment: string): boolean => versionParts(segment).length > 0;

/** Joins versions to the titles that they stand behind: "Song - Live - Artist - Album". */
function withVersionsJoined(segments: readonly string[]): string[] {
	const [first = '', second = '', ...others] = segments;
	if (isVersion(second)) return [joinSegments([first, second]), ...others];
	const joined = [first, second];
	for (const segment of others) {
		if (isVersion(segment)) joined.push(joinSegments([joined.pop() ?? '', segment]));
		else joined.push(segment);
	}
	return joined;
}

/** Leaves out what stands there twice: "Artist - Artist - Title", or an album called as its song. */
export function withoutRepeats(segments: readonly string[]): readonly string[] {
	const compact = segments.map((segment) => wordsOf(segment).compact);
	const once = segments.filter((_, index) => index === 0 || compact[index] !== compact[index - 1]);
	return once.length < 2 ? segments : once;
}

/**
 * Reads what separators set apart in every order that is in use. Versions among them may stand behind
 * what they are of.
 */
export function segmentReadings(segments: readonly string[]): Reading[] {
	const joined = segments.length > 3 ? withVersionsJoined(segments) : segments;
	return joined.length === segments.length
		? orderedReadings(segments)
		: [...orderedReadings(joined), ...orderedReadings(segments)];
}
