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
		"Use n8n's node 'Edit Image': operation Resize to 640 × 640, with the option Format set to JPEG and a quality of 80.";
	if (typeof base64 !== 'string' || base64 === '') {
		const hint = 'Enter the name of a binary field of the input item that holds a JPEG picture.';
		return refuse(displayName, `The item has no picture in '${displayName}'`, hint);
	}
	if (!JPEG.test(base64)) {
		const what = typeof type === 'string' && type !== '' ? ` but ${type}` : '';
		const message = `The picture is not a JPEG${what}`;
		return refuse(displayName, message, `Spotify accepts covers only as JPEG. ${resize}`);
	}
	if (base64.length > mostBytes) {
		const kilobytes = Math.ceil(base64.length / 1024);
		const message = `The picture is too large: ${kilobytes} KB in base64, and Spotify accepts ${mostBytes / 1024} KB`;
		const hint = `Make the file smaller than ${Math.floor((mostBytes / 1024) * 0.75)} KB. ${resize}`;
		return refuse(displayName, message, hint);
	}
	return succeeded(base64);
}
