import { unwrap } from './unwrap';

const URL = /\bhttps?:\/\/\S+|\bwww\.\S+/gi;
const FILE_ENDING = /\.(?:mp3|m4a|flac|wav|ogg|opus|aac|wma|aiff?|alac|mp4|mkv|webm|mov|avi)\s*$/i;
const SURE_NUMBER =
	/^\s*(?:(?:nr|no|№|track|titel|song)\.?\s?\d{1,3}\s*[:.)]\s+|\d{1,3}\s*[.)\]:](?=\s|\D)|#\s?\d{1,3}\b|\d{1,3}\s*(?:\([-+=±–]?\d*\)|[▲▼▴▾↑↓]\s?\d*|[-+=]\d+(?=\s))\s|0\d(?=\s)|\d{1,2}-\d{2}\s|[A-H]\d{1,2}[.)]\s|[A-H]\d\s+(?!(?:x|&|feat|ft|and|vs)\b)(?=\S.*\s[-–—]\s)|[•*·►▶▪◦]+|[-–—]\s)\s*/iu;
const FILE_NUMBER = /^\s*\d{1,3}(?:\s*-\s*|\s+)/;
const LEADING_TIME =
	/^\s*[[(]?(\d{1,2}:\d{2}(?::\d{2})?)[\])]?(?:\s*[-–—]\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?\s*[-–—]?\s+(?=\S)/;
const TRAILING_TIME = /\s*[[(](\d{1,2}:\d{2}(?::\d{2})?)[\])]\s*$|\s+(\d{1,2}:\d{2})\s*$/;
const HASHTAGS = /(?:\s+#[\p{L}\p{N}_]+)+\s*$/u;
/** Pictures and notes around a text, which say nothing of the song. */
const DECORATION =
	/^(?:[\s\p{Extended_Pictographic}\u2669-\u266f★☆]|\ufe0f)+(?=.*[\p{L}\p{N}])|(?<=[\p{L}\p{N}].*)(?:[\s\p{Extended_Pictographic}\u2669-\u266c★☆]|\ufe0f)+$/gu;
/** What somebody writes to a bot, or a player about itself. */
const ANNOUNCED =
	/^\s*(?:[!/](?:sr|songrequest|request|play|queue|add|p)\s+|#(?:now\s?playing|np)\s+|(?:#?now\s?playing|#?np|currently playing|listening to|(?:now\s+)?on\s+air|jetzt läuft|gerade läuft|es läuft|en ce moment|à l['’]antenne|sonando(?:\s+ahora)?|suena|tocando(?:\s+agora)?|in onda|nu op de radio|teraz gra|сейчас играет|в эфире|지금\s?재생\s?중|再生中)\s*[:–—-]\s*)/i;
/** An entry of an M3U list, with its length in seconds. */
const M3U = /^\s*#EXTINF:\s*(-?\d+)?[^,]*,/i;
const CHANNEL_PREFIX = /^\s*\S+vevo\s*:\s*/i;

/** A line without what surrounds the song in it. */
export interface CleanText {
	text: string;
	/** A length in milliseconds that stood beside it. */
	durationMs?: number;
	/** Whether that stood in front, where a list of a mix says when a song begins. */
	mayBeStart?: true;
}

/** No track is shorter: a smaller number is meant in seconds. */
const MIN_TRACK_MS = 2000;

/** Returns milliseconds from `m:ss`, `h:mm:ss`, or a number of milliseconds; undefined for others. */
export function durationIn(value: number | string | undefined): number | undefined {
	if (typeof value === 'string' && value.includes(':')) {
		const parts = value.trim().split(':').map(Number);
		if (parts.length > 3 || parts.some((part) => !Number.isFinite(part) || part < 0))
			return undefined;
		return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
	}
	const number = typeof value === 'string' ? (value.trim() === '' ? NaN : Number(value)) : value;
	if (number === undefined || !Number.isFinite(number) || number <= 0) return undefined;
	return number < MIN_TRACK_MS ? number * 1000 : number;
}

/**
 * Tells whether a time is a title: "5:15 - The Who" begins with its title, since nothing behind the
 * dash is one.
 */
const isTitle = (time: string, text: string): boolean =>
	/^\d{1,2}:\d{2}\s*[-–—]\s+$/.test(time) && !/\s[-–—|]\s/.test(text.slice(time.length));

/**
 * Reads the path of a file, of which folders often are the artist and the album; a name with a dash
 * says all itself.
 */
function namedByPath(path: string): string {
	const parts = path.split(/[\\/]/).filter((part) => part.trim() !== '');
	const [name = ''] = parts.slice(-1);
	const isPath = /^(?:[a-z]:|\.{0,2}[\\/]|file:)/i.test(path.trim()) || path.includes('\\');
	if (!isPath || parts.length < 2) return path;
	const bare = name.replace(FILE_NUMBER, '').replace(SURE_NUMBER, '').trim();
	if (/\s-\s|_-_/.test(bare)) return bare;
	return [...parts.slice(-3, -1), bare === '' ? name : bare].join(' - ');
}

/** Takes from a line what lists, files and video pages put around a song. */
export function cleanText(raw: string): CleanText {
	let text = unwrap(raw.replace(URL, ' ').replace(M3U, ''))
		.replace(CHANNEL_PREFIX, '')
		.replace(HASHTAGS, '')
		.replace(DECORATION, '')
		.replace(ANNOUNCED, '');
	const isFile = FILE_ENDING.test(text) || (text.includes('_') && !/\s/.test(text.trim()));
	if (isFile) text = namedByPath(text.replace(FILE_ENDING, '')).replace(/_/g, ' ');
	const leading = LEADING_TIME.exec(text);
	if (leading !== null && !isTitle(leading[0], text)) text = text.slice(leading[0].length);
	const unnumbered = text.replace(SURE_NUMBER, '');
	if (/[\p{L}\p{N}]/u.test(unnumbered)) text = unnumbered;
	if (isFile && FILE_NUMBER.test(text) && /\p{L}/u.test(text)) text = text.replace(FILE_NUMBER, '');
	const trailing = TRAILING_TIME.exec(text);
	if (trailing !== null && trailing.index > 0) text = text.slice(0, trailing.index);
	// A time in front of a line of a mix is where the song begins, unless it is in brackets.
	const time = trailing?.[1] ?? trailing?.[2];
	const inFront = leading?.[0].trim().startsWith('[') ? leading[1] : undefined;
	const durationMs = durationIn(time ?? inFront ?? M3U.exec(raw)?.[1]);
	return {
		text: text.trim(),
		...(durationMs === undefined ? {} : { durationMs }),
		...(time === undefined && inFront !== undefined ? { mayBeStart: true } : {}),
	};
}

const ISRC = /^(?:isrc\s*:?\s*)?([a-z]{2}-?[a-z\d]{3}-?\d{2}-?\d{5})$/i;

/** Returns an ISRC as Spotify writes it, from any way to write one; undefined for what is none. */
export const isrcIn = (text: string | undefined): string | undefined =>
	ISRC.exec(text?.trim() ?? '')?.[1]
		?.replace(/-/g, '')
		.toUpperCase();

/** An ISRC with other words: in capitals, or with its name in front. */
const ISRC_WITHIN =
	/(?:(?<![\p{L}\p{N}])[Ii][Ss][Rr][Cc]\s*[:#=]?\s*([A-Za-z]{2}-?[A-Za-z\d]{3}-?\d{2}-?\d{5})|(?<![\p{L}\p{N}:/-])([A-Z]{2}-?[A-Z\d]{3}-?\d{2}-?\d{5}))(?![\p{L}\p{N}])/u;

/** A text, and the ISRC that stood in it. */
export interface TextWithIsrc {
	isrc?: string;
	text: string;
}

/** Takes an ISRC out of a text that has one beside a song, as exports have it. */
export function isrcWithin(text: string): TextWithIsrc {
	const whole = isrcIn(text);
	if (whole !== undefined) return { isrc: whole, text: '' };
	const found = ISRC_WITHIN.exec(text);
	const isrc = isrcIn(found?.[1] ?? found?.[2]);
	if (found === null || isrc === undefined) return { text };
	const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
		.replace(/[([{]\s*[)\]}]|"\s*"/g, ' ')
		.replace(/^[\s,;|\t–—-]+|[\s,;|\t–—-]+$/g, '');
	return { isrc, text: rest };
}
