import { cleanText, durationIn, isrcIn } from './cleanText';
import { artistsOfChannel, parseCredit, type Credit } from './credit';
import { wordsOf, type Words } from './fold';
import { saysNothing } from './noise';
import { readText, titleAlone, type Reading } from './readings';
import { parseTitle, type Title } from './title';
import type { MatchedBy, MatchInput } from './types';

/** A line, understood as far as that goes without asking Spotify. */
export interface Line {
	isrc?: string;
	/** The ways to understand it, the most usual first; none: it names no song. */
	readings: readonly Reading[];
	/** What the title field says by itself, where it names an artist other than the artist field. */
	inTitle?: Reading;
	by: Exclude<MatchedBy, 'isrc'>;
	/** All words of a text, for lines that nothing separates. */
	loose: Words | null;
	album: string;
	/** Whether it says who the artist is, be it by its channel alone. */
	isNamed: boolean;
	durationMs?: number;
	year?: number;
	/** Whether it names neither a song nor an ISRC, so that no search is worth a request. */
	isHopeless: boolean;
}

const LONGEST_LINE = 1000;

const trimmed = (text: string | undefined): string => (text ?? '').slice(0, LONGEST_LINE).trim();

function yearIn(year: number | string | undefined): number | undefined {
	const found = /^\s*((?:19|20)\d\d)/.exec(String(year ?? ''))?.[1];
	return found === undefined ? undefined : Number(found);
}

/** Beside an artist that differs from it, such as a channel: what a title says of the artist itself. */
const IN_TITLE = 0.97;
/** The second name that a channel can stand for, and so on. */
const LESS_LIKELY = 0.99;

const creditedTo = (title: Title, names: readonly string[], usual = 1): Reading[] =>
	names.map((name, index) => ({
		title,
		credit: parseCredit(name, title.guests),
		usual: usual * LESS_LIKELY ** index,
	}));

/** A title field that a video page filled, and an artist field that is its channel's. */
function readFields(title: string, artist: string): Pick<Line, 'readings' | 'inTitle'> {
	const clean = cleanText(title).text || title;
	const names = artistsOfChannel(artist);
	const { readings, isSeparated } = readText(clean);
	const named = readings.filter(({ credit }) => credit !== null);
	const repeated = named.find(({ credit }) => credit !== null && isOneOf(credit, names));
	const own = creditedTo(repeated?.title ?? parseTitle(clean), names);
	if (repeated !== undefined) return { readings: [...own, { ...repeated, usual: 1 }] };
	const [inTitle] = named;
	if (!isSeparated || inTitle === undefined || hasVersion(inTitle.title)) return { readings: own };
	return {
		readings: own.concat(named.map((one) => ({ ...one, usual: one.usual * IN_TITLE }))),
		inTitle,
	};
}

/** "Song - Live" is no artist and title. */
const hasVersion = ({ versions }: Title): boolean => versions.length > 0;

const isOneOf = ({ text }: Credit, names: readonly string[]): boolean => {
	const { compact } = wordsOf(text);
	return compact !== '' && names.some((name) => wordsOf(name).compact === compact);
};

function readLoose(text: string, channel: string): Reading[] {
	const { readings, isSeparated } = readText(text);
	if (channel === '') return readings;
	const names = artistsOfChannel(channel);
	return isSeparated
		? readings.concat(creditedTo(parseTitle(text), names, 0.95))
		: creditedTo(parseTitle(text), names).concat(readings);
}

/** Reads a line; what it says is the same for every track that it is compared with. */
export function parseLine(input: MatchInput): Line {
	const title = trimmed(input.title);
	const artist = trimmed(input.artist);
	const text = trimmed(input.text);
	const clean = cleanText(text);
	const isrc = isrcIn(input.isrc) ?? isrcIn(text);
	const byFields = title !== '' || artist !== '' || text === '';
	const hasText = !byFields && isrcIn(text) === undefined;
	const durationMs = durationIn(input.duration) ?? clean.durationMs;
	const year = yearIn(input.year);
	const isSong = byFields
		? title !== '' && !saysNothing(wordsOf(title.concat(isPlaceholder(artist) ? '' : ` ${artist}`)))
		: hasText && !saysNothing(wordsOf(clean.text));
	const read = !isSong
		? { readings: [] }
		: byFields
			? isPlaceholder(artist)
				? { readings: [titleAlone(title)] }
				: readFields(title, artist)
			: { readings: readLoose(clean.text, trimmed(input.channel)) };
	return {
		...(isrc === undefined ? {} : { isrc }),
		...read,
		by: byFields ? 'fields' : 'text',
		loose: byFields ? null : wordsOf(clean.text),
		album: trimmed(input.album),
		isNamed: !isPlaceholder(artist) || trimmed(input.channel) !== '',
		...(durationMs === undefined ? {} : { durationMs }),
		...(year === undefined ? {} : { year }),
		isHopeless: !isSong && isrc === undefined,
	};
}

const isPlaceholder = (artist: string): boolean => artist === '' || saysNothing(wordsOf(artist));
