import { decodeEntities } from '../values/entities';
import { cleanText, durationIn, isrcIn, isrcWithin } from './cleanText';
import { chatRequest } from './chatRequest';
import { artistsOfChannel, parseCredit, type Credit } from './credit';
import { wordsOf, type Words } from './fold';
import { isNoise, saysNothing, withoutTail } from './noise';
import { titleAlone, type Reading } from './reading';
import { readText } from './readText';
import { bracketPieces, parseTitle, PRODUCER, type Title } from './title';
import type { MatchedBy, MatchInput } from './types';
import { versionParts } from './versions';

/** A line, understood as far as that goes without asking Spotify. */
export interface Line {
	isrc?: string;
	/** The ways to understand it, the most usual first; none: it names no song. */
	readings: readonly Reading[];
	/** What a second search may ask for instead: another artist's name, of a channel or in the title. */
	alternative?: Reading;
	by: Extract<MatchedBy, 'fields' | 'text'>;
	/** All words of a text, for lines that nothing separates. */
	loose: readonly Words[];
	album: string;
	/** Whether it says who the artist is, be it by its channel alone. */
	isNamed: boolean;
	durationMs?: number;
	/** Whether the length may as well be where the song begins in a mix. */
	mayBeStart?: true;
	year?: number;
	/** Whether it names neither a song nor an ISRC, so that no search is worth a request. */
	isHopeless: boolean;
}

const MAX_LINE_LENGTH = 500;

const trimmedLine = (text: string | undefined): string =>
	decodeEntities((text ?? '').slice(0, MAX_LINE_LENGTH)).trim();

function yearIn(year: number | string | undefined): number | undefined {
	const found = /^\s*((?:19|20)\d\d)/.exec(String(year ?? ''))?.[1];
	return found === undefined ? undefined : Number(found);
}

type ReadLine = Pick<Line, 'readings' | 'alternative'>;

const withAlternative = (readings: Reading[], alternative: Reading | undefined): ReadLine =>
	alternative === undefined ? { readings } : { readings, alternative };

/** Beside an artist that differs from it, such as a channel: what a title says of the artist itself. */
const IN_TITLE = 0.97;
/** The second name that a channel can stand for, and so on. */
const LESS_LIKELY = 0.99;

const creditedTo = (title: Title, names: readonly string[], prior = 1): Reading[] =>
	names.map((name, index) => ({
		title,
		credit: parseCredit(name, title.guests),
		prior: prior * LESS_LIKELY ** index,
	}));

/** A title field that a video page filled, and an artist field that is its channel's. */
function readTitleAndArtist(title: string, artist: string): ReadLine {
	const clean = cleanText(title).text || title;
	const names = artistsOfChannel(artist);
	const { readings, isSeparated } = readText(clean);
	const named = readings.filter(({ credit }) => credit !== null);
	const repeated = named.find(({ credit }) => credit !== null && isNamedIn(credit, names));
	const whole = creditedTo(parseTitle(clean), names);
	if (repeated !== undefined) {
		const own = creditedTo(repeated.title, names);
		const readings = [...own, { ...repeated, prior: 1 }];
		if (!isNoise(repeated.title.text)) return withAlternative(readings, own[1]);
		// "Bad Company | Official Audio" of Bad Company has said both; "Madonna - Music" has a title.
		return wordsOf(repeated.title.text).list.length > 1
			? withAlternative([...whole, ...readings], own[0])
			: withAlternative([...readings, ...whole], whole[0]);
	}
	const [inTitle] = named;
	if (!isSeparated || inTitle === undefined || titleNamesVersion(inTitle))
		return withAlternative(
			[...whole, { title: parseTitle(artist), credit: parseCredit(clean), prior: SWAPPED }],
			whole[1],
		);
	const others = named.map((one) => ({ ...one, prior: one.prior * IN_TITLE }));
	return withAlternative(whole.concat(others), inTitle);
}

/** "Song - Live" is no artist and title. */
const titleNamesVersion = ({ title }: Reading): boolean => versionParts(title.text).length > 0;

/** Columns that were taken for one another. */
const SWAPPED = 0.9;

const isNamedIn = ({ text }: Credit, names: readonly string[]): boolean => {
	const { compact } = wordsOf(text);
	return compact !== '' && names.some((name) => wordsOf(name).compact === compact);
};

/** A place in a list, or the first word of a name: "12 Artist - Title", "21 Savage - a lot". */
const PLACED = /^\d{1,3}\s+(?=[\p{L}\p{N}].*\s[-–—]\s)/u;

/** The ways to take a line: as it stands, and without a place in a list or what asks for the song. */
function textsOf(text: string): string[] {
	const request = chatRequest(text);
	if (request !== null) return request.isSure ? [request.song, text] : [text, request.song];
	return PLACED.test(text) ? [text, text.replace(PLACED, '')] : [text];
}

function readLoose(text: string, channel: string): ReadLine {
	if (channel === '') {
		const [likeliest, ...others] = textsOf(text).map((one) => readText(one));
		const readings = [likeliest, ...others].flatMap((one) => one?.readings ?? []);
		return withAlternative(readings, others[0]?.readings[0] ?? likeliest?.alternative);
	}
	const { readings, isSeparated } = readText(text, true);
	const names = artistsOfChannel(channel);
	const own = creditedTo(parseTitle(text), names, isSeparated ? 0.95 : 1);
	return isSeparated
		? { readings: readings.concat(own) }
		: withAlternative(own.concat(readings), own[1]);
}

/** Reads a line; what it says is the same for every track that it is compared with. */
export function parseLine(input: MatchInput): Line {
	const title = trimmedLine(input.title);
	const artist = trimmedLine(input.artist);
	const { isrc: isrcInText, text } = isrcWithin(trimmedLine(input.text));
	const clean = cleanText(text);
	const isrc = isrcIn(input.isrc) ?? isrcInText;
	const byFields = title !== '' || artist !== '' || (text === '' && isrcInText === undefined);
	const hasText = !byFields && text !== '';
	const durationMs = durationIn(input.duration) ?? clean.durationMs;
	const year = yearIn(input.year);
	const isSong = byFields
		? title !== '' && !saysNothing(wordsOf(title.concat(isPlaceholder(artist) ? '' : ` ${artist}`)))
		: hasText && !saysNothing(wordsOf(`${clean.text} ${trimmedLine(input.channel)}`));
	const read = !isSong
		? { readings: [] }
		: byFields
			? isPlaceholder(artist)
				? { readings: [titleAlone(title)] }
				: readTitleAndArtist(title, artist)
			: readLoose(clean.text, trimmedLine(input.channel));
	return {
		...(isrc === undefined ? {} : { isrc }),
		...read,
		by: byFields ? 'fields' : 'text',
		loose: byFields ? [] : textsOf(clean.text).map(looseWords),
		album: trimmedLine(input.album),
		isNamed: !isPlaceholder(artist) || trimmedLine(input.channel) !== '',
		...(durationMs === undefined ? {} : { durationMs }),
		...(durationMs === clean.durationMs && clean.mayBeStart ? { mayBeStart: true } : {}),
		...(year === undefined ? {} : { year }),
		isHopeless: !isSong && isrc === undefined,
	};
}

/** The words of a text without brackets that say nothing of the song. */
const looseWords = (text: string): Words =>
	wordsOf(
		bracketPieces(withoutTail(text))
			.filter((piece) => !piece.isBracket || !(isNoise(piece.text) || PRODUCER.test(piece.text)))
			.map((piece) => piece.text)
			.join(' '),
	);

const isPlaceholder = (artist: string): boolean => artist === '' || saysNothing(wordsOf(artist));
