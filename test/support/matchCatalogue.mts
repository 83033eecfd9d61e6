import { matchLine } from '../../spotify/match/matchLine';
import { DEFAULT_MINIMUM_CONFIDENCE } from '../../spotify/operations/settings/minimumConfidence';
import type { MatchInput, MatchOptions, MatchResult, MatchTrack } from '../../spotify/match/types';

export interface CatalogueTrack extends MatchTrack {
	duration_ms: number;
}

/** A track from `Artist, Artist - Title [Album] m:ss`, with its place in the list as its ID. */
export function catalogueTrack(line: string, id: string, isrc?: string): CatalogueTrack {
	const [, artists = '', name = '', album = '', minutes = '3', seconds = '20'] =
		/^(.+?) :: (.+?)(?: \[\[(.+)\]\])?(?: (\d+):(\d\d))?$/.exec(line) ?? [];
	return {
		id,
		name,
		artists: artists.split('; ').map((artist) => ({ name: artist })),
		album: { name: album === '' ? name : album, album_type: 'album', release_date: '2001-01-01' },
		duration_ms: (Number(minutes) * 60 + Number(seconds)) * 1000,
		explicit: false,
		...(isrc === undefined ? {} : { external_ids: { isrc } }),
	};
}

const wordsIn = (text: string): string[] =>
	text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds what shares words with a query, what shares most first: a search that knows no spelling. */
export function wordSearch(catalogue: readonly CatalogueTrack[]) {
	return (query: string): CatalogueTrack[] => {
		const isrc = /^isrc:(\S+)$/.exec(query)?.[1];
		if (isrc !== undefined)
			return catalogue.filter(({ external_ids }) => external_ids?.isrc === isrc);
		const asked = wordsIn(query.replace(/\b(?:track|artist):/g, ''));
		const shared = ({ name, artists }: CatalogueTrack): number => {
			const own = wordsIn([name, ...artists.map((artist) => artist.name)].join(' '));
			return asked.filter((word) => own.some((one) => one.slice(0, 3) === word.slice(0, 3))).length;
		};
		return catalogue
			.map((track) => ({ track, count: shared(track) }))
			.filter(({ count }) => count > 0)
			.sort((a, b) => b.count - a.count)
			.slice(0, 10)
			.map(({ track }) => track);
	};
}

/** Matches a line, each of its searches answered by `search`. */
export function runMatch(
	input: MatchInput,
	search: (query: string) => readonly CatalogueTrack[],
	options: Partial<MatchOptions> = {},
): MatchResult<CatalogueTrack> {
	const steps = matchLine<CatalogueTrack>(input, {
		minimumConfidence: DEFAULT_MINIMUM_CONFIDENCE,
		...options,
	});
	let step = steps.next([]);
	while (step.done !== true) step = steps.next(search(step.value));
	return step.value;
}
