import { succeeded } from '../failures/outcome';
import type { PictureField } from '../operations/fieldTypes';
import { at } from '../values/json';
import { refuse, type WireValue } from './wireValue';

/** The first bytes of every JPEG, in base64. */
const JPEG = /^\/9j\//;

/** Reads a picture, as base64; `invalidInput` unless it is a JPEG that is small enough. */
export function pictureValue({ displayName, mostBytes }: PictureField, value: unknown): WireValue {
	const base64 = at(value, 'base64');
	const type = at(value, 'mimeType');
	const resize =
		"n8n's node 'Edit Image' can do it: operation Resize to 640 × 640, and the option Format set to JPEG with a quality of 80.";
	if (typeof base64 !== 'string' || base64 === '') {
		const hint =
			'Expected is the name of a binary field of the input item that holds a JPEG picture.';
		return refuse(displayName, `The item has no picture in '${displayName}'`, hint);
	}
	if (!JPEG.test(base64)) {
		const what = typeof type === 'string' && type !== '' ? ` but ${type}` : '';
		const message = `The picture is not a JPEG${what}`;
		return refuse(displayName, message, `Spotify takes covers as JPEG only. ${resize}`);
	}
	if (base64.length > mostBytes) {
		const kilobytes = Math.ceil(base64.length / 1024);
		const message = `The picture is too large: ${kilobytes} KB as Spotify counts, of ${mostBytes / 1024} KB`;
		const hint = `Spotify counts the base64 text, so the file may have ${Math.floor((mostBytes / 1024) * 0.75)} KB. Make it smaller. ${resize}`;
		return refuse(displayName, message, hint);
	}
	return succeeded(base64);
}
