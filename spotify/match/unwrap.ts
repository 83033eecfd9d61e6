import { BY } from './byWords';

const ANY_LETTER = /\p{L}/u;

/** Tells whether a text still sets an artist apart from a title. */
const DIVIDED = new RegExp(`\\s[-–—|·]\\s|\\s(?:${BY})\\s|["“”«»「『]|[,;\\t]`, 'i');

const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?:\\s?[ap]m|z)?';
const DAY =
	'(?:(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./](?:\\d\\d|\\d{4}))';
const MONTH = '[a-z]{3,9}\\.?';
const DAY_IN_WORDS = `(?:\\d{1,2}\\.? ${MONTH},? (?:19|20)\\d\\d|${MONTH} \\d{1,2},? (?:19|20)\\d\\d)`;
const WHEN = `${DAY}(?:(?:,?\\s+|t)${TIME})?`;

/** When something was played or written, which exports and chats put in front: "2023-01-05 12:33". */
const WHEN_IN_FRONT = new RegExp(`^\\s*\\[?${WHEN}\\]?[\\s,;:|–—-]*\\s`, 'i');

/** The same behind it, with the time of the day: "…,05 Jan 2023 12:33". */
const WHEN_BEHIND = new RegExp(
	`[\\s,;|–—-]+["(\\[]?(?:${DAY}|${DAY_IN_WORDS})(?:,?\\s+|t)${TIME}[")\\]]?\\s*$`,
	'i',
);

/** Who wrote it in a chat: "[05.01.23, 12:33] Nora: ", "05.01.23, 12:33 - Nora: ", "<nora> ". */
const WRITER = new RegExp(
	`^\\s*(?:\\[${WHEN}\\]\\s*|${WHEN}\\s+[-–]\\s+)[^:\\-–—]{1,40}:\\s+|^\\s*<[^<>\\s]{1,32}>\\s+`,
	'i',
);

const TAG =
	/<\/?(?:a|b|i|u|em|strong|span|p|li|td|tr|th|br|font|div|code|small|mark)(?:\s[^<>]*)?\/?>/gi;

const SITES =
	'(?:spotify|apple music|amazon music|youtube(?: music)?|tidal|deezer|soundcloud|bandcamp|last\\.?fm|genius(?: lyrics)?|shazam|qobuz|discogs|musixmatch|napster|pandora|beatport|audiomack|jiosaavn|vimeo)';
/** Whose page it was copied from: "… | Spotify", "… on Apple Music". */
const SITE_AT_END = new RegExp(
	`(?:\\s*[|·–—]\\s*|\\s+-\\s+)${SITES}\\s*$|\\s+on\\s+${SITES}[\\s!.]*$`,
	'i',
);

/** What pages and players say between title and artist: "Song - song and lyrics by Artist". */
const SONG_BETWEEN = new RegExp(
	`\\s+[-–—]\\s+(?:song|single|lied|canci[oó]n|chanson|brano|m[uú]sica|nummer|l[aå]t|piosenka)(?:\\s+\\S+\\s+\\S+)?\\s+(${BY})\\s+`,
	'i',
);

/** What Shazam shares: "I used Shazam to discover Song by Artist." */
const SHAZAM = /^\s*i\s+used\s+shazam\s+to\s+discover\s+|(?<=\p{L})\.(?:\s+#shazam)?\s*$/giu;
const IS_SHAZAM = /^\s*i\s+used\s+shazam\s/i;

/** The title of a page of SoundCloud, whose publisher need not be the artist. */
const SOUNDCLOUD = /^\s*stream\s+(.+?)(\s+by\s+[^|]+?)?\s*\|\s*listen\s[^|]*\son\s+soundcloud\s*$/i;

/** The album that a sentence names last. */
const ALBUM_AFTER =
	/,?\s+(?:from|off|aus|del|dall)\s+(?:(?:the|his|her|their|dem)\s+)?(?:album|álbum|ep)\s+(?!.*\s[-–—]\s).+$/i;

/** Takes off what a pattern finds, if what is left sets an artist apart from a title. */
function withoutPart(pattern: RegExp, text: string): string {
	const rest = text.replace(pattern, '').trim();
	return rest !== text && ANY_LETTER.test(rest) && DIVIDED.test(rest) ? rest : text;
}

function withoutService(text: string): string {
	const [, title, publisher = ''] = SOUNDCLOUD.exec(text) ?? [];
	if (title !== undefined) return /\s[-–—]\s/.test(title) ? title : title + publisher;
	return IS_SHAZAM.test(text) ? text.replace(SHAZAM, '') : withoutPart(SITE_AT_END, text);
}

/**
 * Takes off what exports, chats, players and pages put around an artist and a title: when it was
 * played, who wrote it, whose page it is from. A text that would be only a title or an artist then is
 * left as it is.
 */
export function unwrap(text: string): string {
	const tagless = text.includes('<') ? text.replace(TAG, ' ') : text;
	const told = withoutPart(WHEN_BEHIND, withoutPart(WHEN_IN_FRONT, withoutPart(WRITER, tagless)));
	return withoutPart(ALBUM_AFTER, withoutService(told)).replace(SONG_BETWEEN, ' $1 ');
}
