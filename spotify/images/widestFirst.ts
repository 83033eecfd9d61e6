import { at, isObject, numberIn, textAt } from '../values/json';

/** A picture that Spotify has in several sizes. */
export interface SizedImage {
	url: string;
	/** In pixels; `null` where Spotify does not say. */
	width: number | null;
	height: number | null;
}

const pixels = (value: unknown): number | null => {
	const number = numberIn(value);
	return number !== null && number > 0 ? number : null;
};

/**
 * Lists the sizes of a picture, the widest first, from whatever stands in Spotify's place for them.
 * Spotify documents that order, and lists the smallest first in `/me/shows`
 * (music-assistant #2885 has others), so the sizes decide. Those of
 * no size, as an uploaded cover is, count only where none has one, in Spotify's order.
 */
export function widestFirst(images: unknown): SizedImage[] {
	if (!Array.isArray(images)) return [];
	const all = images.filter(isObject).flatMap((image): SizedImage[] => {
		const url = textAt(image, 'url');
		if (url === undefined || url === '') return [];
		return [{ url, width: pixels(at(image, 'width')), height: pixels(at(image, 'height')) }];
	});
	const sizeOf = ({ width, height }: SizedImage): number => width ?? height ?? 0;
	const sized = all.filter((image) => sizeOf(image) > 0);
	if (sized.length === 0) return all;
	return sized.sort((a, b) => sizeOf(b) - sizeOf(a) || (b.height ?? 0) - (a.height ?? 0));
}
