import { succeeded } from '../failures/outcome';
import type { PictureField } from '../operations/fieldTypes';
import { SHRINK_COVER } from '../operations/playlist/fields';
import { at } from '../values/json';
import { refuse, type WireValue } from './wireValue';

/** The first bytes of every JPEG, in base64. */
const JPEG = /^\/9j\//;

/** Reads a picture, as base64; `invalidInput` unless it is a JPEG that is small enough. */
export function pictureValue(
	{ displayName, mostBytes, takenKilobytes }: PictureField,
	value: unknown,
): WireValue {
	const base64 = at(value, 'base64');
	const type = at(value, 'mimeType');
	if (typeof base64 !== 'string' || base64 === '') {
		const hint = 'Enter the name of a binary field of the input item that holds a JPEG picture.';
		return refuse(displayName, `The item has no picture in '${displayName}'`, hint);
	}
	if (!JPEG.test(base64)) {
		const what = typeof type === 'string' && type !== '' ? ` but ${type}` : '';
		const message = `The picture is not a JPEG${what}`;
		return refuse(displayName, message, `Spotify accepts covers only as JPEG. ${SHRINK_COVER}`);
	}
	if (base64.length > mostBytes) {
		const kilobytes = Math.ceil(base64.length / 1000);
		const message = `The picture is too large: ${kilobytes} KB in base64, and Spotify accepts ${Math.floor(mostBytes / 1000)} KB`;
		const hint = `Make the file no larger than ${takenKilobytes} KB. ${SHRINK_COVER}`;
		return refuse(displayName, message, hint);
	}
	return succeeded(base64);
}
