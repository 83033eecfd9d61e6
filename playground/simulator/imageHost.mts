import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { notAllowed } from './errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from './types.mts';
import type { World } from './world.mts';

/**
 * A cover that was uploaded; else one of a few, with the picture's own ID in it: no two are the same.
 */
export function answerImageRequest(
	{ pictures }: Pick<World, 'pictures'>,
	{ method, path }: SimulatorRequest,
): SimulatorAnswer {
	if (method !== 'GET') return notAllowed();
	const seed = /^\/image\/([0-9a-f]{40})$/.exec(path)?.[1];
	if (seed === undefined)
		return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
	return jpeg(pictures.get(seed) ?? cover(seed));
}

const jpeg = (body: string): SimulatorAnswer => ({
	status: 200,
	headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=31536000' },
	body,
	binary: true,
});

const COLOURS = ['green', 'orange', 'violet'] as const;
const LARGEST = 640;
const SIZES = [LARGEST, 320, 300, 160, 64, 60];

/** In the size that the ID of the picture says. */
function cover(id: string): string {
	const wanted = Number.parseInt(id.slice(12, 16), 16);
	const size = SIZES.includes(wanted) ? wanted : LARGEST;
	const colour = COLOURS[Number.parseInt(id.slice(16, 20), 16) % COLOURS.length] ?? COLOURS[0];
	const file = join(import.meta.dirname, 'covers', `${colour}-${size}.jpg`);
	return withComment(readFileSync(file, 'latin1'), id);
}

/** A comment is a part of its own (ITU T.81, B.2.4.5); the first part is of a length of its own, too. */
function withComment(picture: string, comment: string): string {
	const firstPart = 4 + picture.charCodeAt(4) * 256 + picture.charCodeAt(5);
	const length = String.fromCharCode(0, comment.length + 2);
	return `${picture.slice(0, firstPart)}\xff\xfe${length}${comment}${picture.slice(firstPart)}`;
}
