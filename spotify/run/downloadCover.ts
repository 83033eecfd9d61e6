import { widestFirst, type SizedImage } from '../images/widestFirst';
import { at, textAt } from '../values/json';
import { failed, type Outcome } from '../failures/outcome';
import type { Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { decodeEntities } from '../values/entities';
import type { Job, JobTools } from '../jobs/types';
import type { CoverSettings } from '../operations/settings/cover';

const SIZES: Readonly<
	Record<
		NonNullable<CoverSettings['size']>,
		(covers: readonly SizedImage[]) => SizedImage | undefined
	>
> = {
	largest: (covers) => covers[0],
	medium: (covers) => covers[Math.floor(covers.length / 2)],
	smallest: (covers) => covers.at(-1),
};

/** Lists the covers that can be fetched, the widest first. */
const coversOf = (object: unknown): SizedImage[] =>
	widestFirst(at(object, 'images')).filter(({ url }) => url.startsWith('https://'));

/** File systems take 255 bytes at the most, of which a character needs up to four. */
const MOST_CHARACTERS = 60;

/** Names that Windows has for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i;

/** Makes a name that every file system takes. */
const fileNameOf = (name: string, mimeType: string): string => {
	const subtype = /^image\/([a-z0-9]+)/.exec(mimeType)?.[1] ?? 'jpeg';
	const stem = [...name.replace(/[\p{Cc}\p{Cs}<>:"/\\|?*\s]+/gu, ' ').trim()]
		.slice(0, MOST_CHARACTERS)
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

async function coverOf(
	object: unknown,
	{ size = 'largest', binaryPropertyName: property = 'data' }: CoverSettings,
	{ download }: JobTools,
): Promise<Listing> {
	const name = decodeEntities(textAt(object, 'name') ?? '');
	const cover = SIZES[size](coversOf(object));
	const picture = cover ? await download(cover.url) : noCover(name);
	if (!cover || !picture.ok)
		return { entries: [], ...(picture.ok ? {} : { failure: picture.failure }) };
	const { mimeType } = picture.value;
	const value = {
		id: at(object, 'id') ?? null,
		uri: at(object, 'uri') ?? null,
		name,
		...cover,
	};
	const fileName = fileNameOf(name, mimeType);
	return { entries: [{ value, position: 0, picture: { ...picture.value, fileName, property } }] };
}

/** Fetches the cover of an album, artist, playlist or show: once, whatever number of items ask for it. */
export const downloadCover =
	(request: SpotifyRequest): Job<CoverSettings> =>
	async (inputs, tools) => {
		const [first] = inputs;
		const object = await tools.send(request);
		if (!first) return [];
		const listing: Listing = object.ok
			? await coverOf(object.value, first.settings, tools)
			: { entries: [], failure: object.failure };
		return inputs.map(() => listing);
	};
