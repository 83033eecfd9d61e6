import { at, textAt } from '../values/json';
import { playlist } from '../operations/playlist';
import type { Outcome } from '../failures/outcome';
import { withFields } from '../simplify/outputChoice';
import { digestOf } from './digest';
import { planRead } from './planRead';
import type { WatchTools } from './types';

const { get } = playlist.operations;

/** The fields that a change is told by, whatever is handed out. */
const TOLD_BY = [
	'name',
	'description',
	'public',
	'collaborative',
	'ownerId',
	'snapshotId',
	'imageUrl',
];

/** Reads what a playlist says about itself. */
export async function readDetails(
	playlistId: string,
	{ values, output, send }: WatchTools,
): Promise<Outcome<unknown>> {
	const plan = planRead(get, { ...values, playlistId }, withFields(output, TOLD_BY));
	return plan.ok ? await send(plan.value.request) : plan;
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

/** Spotify gives no description as null, or as an empty text. */
const shownAt = (details: unknown, path: string): unknown => {
	const shown = at(details, path);
	return shown === undefined || shown === '' ? null : shown;
};

const DETAILS_DIGEST_LENGTH = 12;

/**
 * Returns what stands for the name, description, owner and cover of a playlist, and who may see and
 * change it.
 */
export const digestOfDetails = (details: unknown): string =>
	digestOf(
		JSON.stringify([...SHOWN.map((path) => shownAt(details, path)), coverIn(details)]),
		DETAILS_DIGEST_LENGTH,
	);
