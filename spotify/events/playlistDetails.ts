import { at, textAt } from '../values/json';
import { playlist } from '../operations/playlist';
import type { Outcome } from '../failures/outcome';
import { digestOf } from './digest';
import { planRead } from './planRead';
import type { WatchTools } from './types';

const { get } = playlist.operations;

/** What a playlist says of itself. */
export async function readDetails(
	playlistId: string,
	{ values, output, send }: WatchTools,
): Promise<Outcome<unknown>> {
	const plan = planRead(get, { ...values, playlistId }, output);
	if (!plan.ok) return plan;
	const { request } = plan.value;
	const { fields } = request.query;
	// The simplified output does without it, and it may be what has changed.
	const all = fields === undefined ? {} : { fields: `${fields},collaborative` };
	return await send({ ...request, query: { ...request.query, ...all } });
}

/** Covers that Spotify makes of what the playlist holds; they come some time after it. */
const MADE_OF_CONTENTS = /^https:\/\/mosaic\.|\/ab67616d/;

/** Stands for the cover: the same picture comes from several hosts, and in several orders. */
function coverIn(details: unknown): string[] {
	const images = at(details, 'images');
	if (!Array.isArray(images)) return [];
	return images
		.map((image) => textAt(image, 'url') ?? '')
		.filter((url) => !MADE_OF_CONTENTS.test(url))
		.map((url) => url.split('/').at(-1) ?? '')
		.sort();
}

const SHOWN = ['name', 'description', 'public', 'collaborative', 'owner.id'];

const DIGEST_LENGTH = 12;

/** Stands for the name, description, owner, cover, and who may see and change a playlist. */
export const digestOfDetails = (details: unknown): string =>
	digestOf(
		JSON.stringify([...SHOWN.map((path) => at(details, path) ?? null), coverIn(details)]),
		DIGEST_LENGTH,
	);
