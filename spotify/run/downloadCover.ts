import { widestFirst, type SizedImage } from '../images/widestFirst';
import { at, textAt } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { Download, Picture } from '../images/download';
import type { Listing } from '../paging/types';
import { playlistIn } from '../request/paths';
import type { Send, SpotifyRequest } from '../request/types';
import { decodeEntities } from '../values/entities';
import type { Job, JobTools } from '../jobs/types';
import type { CoverSettings } from '../operations/settings/cover';

/** Returns which of some covers, the widest first, is of a size. */
const SIZES: Readonly<Record<NonNullable<CoverSettings['size']>, (count: number) => number>> = {
	largest: () => 0,
	medium: (count) => Math.floor(count / 2),
	smallest: (count) => Math.max(0, count - 1),
};

/** Lists covers from one on, those of the next sizes first. */
const nearest = (covers: readonly SizedImage[], wanted: number): SizedImage[] =>
	covers
		.map((cover, index) => ({ cover, distance: Math.abs(index - wanted) }))
		.sort((a, b) => a.distance - b.distance)
		.map(({ cover }) => cover);

/** Lists the covers that can be fetched, the widest first. */
const coversOf = (object: unknown): SizedImage[] =>
	widestFirst(at(object, 'images')).filter(({ url }) => url.startsWith('https://'));

/** File systems take 255 bytes at the most, of which a character needs up to four. */
const MAX_FILE_NAME_LENGTH = 60;

/** Names that Windows has for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i;

/** Makes a name that every file system takes. */
const fileNameOf = (name: string, mimeType: string): string => {
	const subtype = /^image\/([a-z0-9]+)/.exec(mimeType)?.[1] ?? 'jpeg';
	const stem = [...name.replace(/[\p{Cc}\p{Cs}<>:"/\\|?*\s]+/gu, ' ').trim()]
		.slice(0, MAX_FILE_NAME_LENGTH)
		.join('')
		// A dot in front would hide the file.
		.replace(/^[. ]+|[. ]+$/g, '');
	const usable = RESERVED.test(stem) ? `_${stem}` : stem;
	return `${usable === '' ? 'cover' : usable}.${subtype === 'jpeg' ? 'jpg' : subtype}`;
};

const noCover = (name: string): Outcome<never> =>
	failed({
		kind: 'notFound',
		message: `'${name}' has no cover image`,
		hint: "Spotify has no picture for it. To leave such items out, switch on the option 'Skip Not Found'.",
	});

/** Tells whether a size is not there, while another one may be. */
const isCoverGone = (failure: SpotifyFailure): boolean =>
	failure.kind === 'unexpectedResponse' && failure.status >= 400;

/** Fetches the first of some covers that is there. */
async function fetchFirst(
	covers: readonly SizedImage[],
	download: Download,
): Promise<Outcome<{ cover: SizedImage; picture: Picture }> | undefined> {
	let first: Outcome<never> | undefined;
	for (const cover of covers) {
		const picture = await download(cover.url);
		if (picture.ok) return succeeded({ cover, picture: picture.value });
		first ??= picture;
		if (!isCoverGone(picture.failure)) break;
	}
	return first;
}

async function coverOf(
	object: unknown,
	{ size = 'largest', binaryPropertyName: property = 'data' }: CoverSettings,
	{ download }: JobTools,
): Promise<Listing> {
	const said = textAt(object, 'name');
	const name = decodeEntities(said ?? '');
	const covers = coversOf(object);
	const fetched =
		(await fetchFirst(nearest(covers, SIZES[size](covers.length)), download)) ?? noCover(name);
	if (!fetched.ok) return { entries: [], failure: fetched.failure };
	const { cover, picture } = fetched.value;
	const value = {
		id: at(object, 'id') ?? null,
		uri: at(object, 'uri') ?? null,
		name: said === undefined ? null : name,
		...cover,
	};
	const fileName = fileNameOf(name, picture.mimeType);
	return { entries: [{ value, position: 0, picture: { ...picture, fileName, property } }] };
}

/** Reads what the cover is of. Of Spotify's own playlists newer apps get the pictures alone. */
async function readObject(request: SpotifyRequest, send: Send): Promise<Outcome<unknown>> {
	const object = await send(request);
	const isSpotifys =
		!object.ok && 'reason' in object.failure && object.failure.reason === 'spotifyOwnPlaylist';
	const id = playlistIn(request.path);
	if (!isSpotifys || id === undefined) return object;
	const { path, template } = request;
	const images = await send({
		...request,
		path: `${path}/images`,
		template: `${template}/images`,
		query: {},
	});
	return images.ok
		? succeeded({ id, uri: `spotify:playlist:${id}`, images: images.value })
		: images;
}

/** Fetches the cover of an album, artist, playlist or show: once, whatever number of items ask for it. */
export const downloadCover =
	(request: SpotifyRequest): Job<CoverSettings> =>
	async (inputs, tools) => {
		const [first] = inputs;
		const object = await readObject(request, tools.send);
		if (!first) return [];
		const listing: Listing = object.ok
			? await coverOf(object.value, first.settings, tools)
			: { entries: [], failure: object.failure };
		return inputs.map(() => listing);
	};
