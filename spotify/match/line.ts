import { cleanText, durationIn, isrcIn } from './cleanText';
import { artistOfChannel, parseCredit } from './credit';
import { wordsOf, type Words } from './fold';
import { saysNothing } from './noise';
import { readText, titleAlone, type Reading } from './readings';
import { parseTitle } from './title';
import type { MatchedBy, MatchInput } from './types';

/** A line, understood as far as that goes without asking Spotify. */
export interface Line {
	isrc?: string;
	/** The ways to understand it, the most usual first; none: it names no song. */
	readings: readonly Reading[];
	by: Exclude<MatchedBy, 'isrc'>;
	/** All words of a text, for lines that nothing separates. */
	loose: Words | null;
	album: string;
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

/** A title field that a video page filled, and an artist field that is its channel's. */
function readFields(title: string, artist: string): Reading[] {
	const parsed = parseTitle(cleanText(title).text || title);
	const name = artistOfChannel(artist);
	const readings: Reading[] = [
		{ title: parsed, credit: parseCredit(artist, parsed.guests), usual: 1 },
	];
	if (name !== artist)
		readings.push({ title: parsed, credit: parseCredit(name, parsed.guests), usual: 0.99 });
	return readings;
}

function readLoose(text: string, channel: string): Reading[] {
	const readings = readText(text);
	if (channel === '') return readings;
	const name = artistOfChannel(channel);
	const isNamed = readings.some(({ credit }) => credit !== null);
	const title = parseTitle(text);
	const own: Reading = {
		title,
		credit: parseCredit(name, title.guests),
		usual: isNamed ? 0.95 : 0.99,
	};
	return isNamed ? [...readings, own] : [own, ...readings];
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
	const readings = !isSong
		? []
		: byFields
			? isPlaceholder(artist)
				? [titleAlone(title)]
				: readFields(title, artist)
			: readLoose(clean.text, trimmed(input.channel));
	return {
		...(isrc === undefined ? {} : { isrc }),
		readings,
		by: byFields ? 'fields' : 'text',
		loose: byFields ? null : wordsOf(clean.text),
		album: trimmed(input.album),
		...(durationMs === undefined ? {} : { durationMs }),
		...(year === undefined ? {} : { year }),
		isHopeless: !isSong && isrc === undefined,
	};
}

const isPlaceholder = (artist: string): boolean => artist === '' || saysNothing(wordsOf(artist));
