import { joinWords, NO_WORDS, wordsOf, type Words } from './fold';
import { isNoise, withoutTail } from './noise';
import { versionParts, type VersionPart } from './versions';

/** A title in its parts. */
export interface Title {
	/** The name without what follows in brackets and behind dashes. */
	base: Words;
	/** The name and its subtitles. */
	full: Words;
	/** Of brackets and behind dashes, what is neither version nor guest nor noise. */
	subtitles: readonly Words[];
	versions: readonly VersionPart[];
	/** Who is named as a guest, as written. */
	guests: readonly string[];
	/** The base as written, for a search. */
	text: string;
	/** The versions as written. */
	versionTexts: readonly string[];
	subtitleText: string;
}

const OPEN = '([{【［';
const CLOSE = ')]}】］';

interface Piece {
	text: string;
	isBracket: boolean;
}

/** Returns a text in what stands in brackets and what stands outside, in order; brackets may nest. */
export function bracketPieces(text: string): Piece[] {
	const pieces: Piece[] = [];
	let depth = 0;
	let current = '';
	const end = (isBracket: boolean): void => {
		if (current.trim() !== '') pieces.push({ text: current.trim(), isBracket });
		current = '';
	};
	for (const character of text) {
		if (OPEN.includes(character) && depth++ === 0) end(false);
		else if (depth > 0 && CLOSE.includes(character) && --depth === 0) end(true);
		else current += character;
	}
	end(depth > 0);
	return pieces;
}

/** What stands in front of guests; "with" only where a bracket or a dash sets it apart. */
const GUEST =
	/(?:^|\s)(?:(?:feat|ft|featuring|feauturing|feat\.|ft\.)(?=[\s.:])[.:]?|[wf]\/)\s*(.+)$/i;
const SET_APART_GUEST =
	/^(?:with|avec|con|com|mit|met|и|x|×|&|\+|vs\.?|duet with|junto a|part\.(?: esp(?:ecial|\.)?)?)\s+(?!\d|[ivx]+$)(.+)$/i;
/** Where it is from says nothing of the song; a film or a game may be part of its name. */
const ALBUM_NOTE =
	/^(?:taken )?(?:from|off|aus|del|dal|do|du|de l['’])\s+(?:(?:the|his|her|their|dem|der)\s+)?(?:(?:new|debut|upcoming|forthcoming|latest|first|second|third)\s+)*(?:album|álbum|ep|lp|single|mixtape|disco|record)(?![\p{L}\p{N}])/iu;
export const PRODUCER =
	/^(?:prod|produced|producer|dir|directed|shot|written|lyrics)\b\.?(?:\s+by)?\b/i;

const DASH = /\s+[-‐-―−]+\s+|\s*[|｜]\s*|\s+\/\/\s+/;

interface Draft {
	subtitles: Words[];
	subtitleTexts: string[];
	versions: VersionPart[];
	versionTexts: string[];
	guests: string[];
}

/** What stores write behind the name of a record with one song, or with a few. */
const RECORD = /^(?:single|ep)$/i;

/** Where it is from, as a name of its own: "From "Live and Let Die"" is no live version. */
const FROM_NAME = /^(?:music |theme |song )?(?:from|aus|dal|del|de)\s+["“”'‘«„]/i;

/** "From 'Frozen' / Single Version": each says something of its own. */
const FROM_FILM = /^(?:music |theme |song )?from\s[^/]+\//i;

function sort(text: string, draft: Draft): void {
	if (FROM_FILM.test(text)) {
		for (const part of text.split('/')) sort(part.trim(), draft);
		return;
	}
	const guest = GUEST.exec(text)?.[1] ?? SET_APART_GUEST.exec(text)?.[1];
	if (guest !== undefined && !isNoise(text)) draft.guests.push(guest);
	if (
		(guest !== undefined && !/remix|version/i.test(text)) ||
		PRODUCER.test(text) ||
		isNoise(text) ||
		RECORD.test(text) ||
		ALBUM_NOTE.test(text)
	)
		return;
	const versions = FROM_NAME.test(text) ? [] : versionParts(text);
	if (versions.length > 0) {
		draft.versions = draft.versions.concat(versions);
		// "Explicit" stands in no name of a track that it would help to find.
		if (versions.some(({ kind }) => kind !== 'same')) draft.versionTexts.push(text);
		return;
	}
	const words = wordsOf(text);
	if (words.compact === '') return;
	draft.subtitles.push(words);
	draft.subtitleTexts.push(text);
}

/**
 * Returns the name, which stands outside of brackets and before the first dash; a guest may end it.
 */
function nameOutside(outside: string, draft: Draft): string {
	const [first = '', ...rest] = outside.split(DASH);
	for (const part of rest) if (part.trim() !== '') sort(withoutTail(part.trim()), draft);
	const guest = GUEST.exec(first);
	if (guest === null || guest.index === 0) return withoutTail(first);
	draft.guests.push(guest[1] ?? '');
	return withoutTail(first.slice(0, guest.index));
}

/** Reads a title of a line or of the catalogue, which write versions and guests in the same ways. */
export function parseTitle(title: string): Title {
	const draft: Draft = {
		subtitles: [],
		subtitleTexts: [],
		versions: [],
		versionTexts: [],
		guests: [],
	};
	let outside = '';
	for (const { text, isBracket } of bracketPieces(title)) {
		// A bracket in front is part of the name: "(I Can't Get No) Satisfaction".
		if (isBracket && (outside.trim() !== '' || isNoise(text))) sort(text, draft);
		else outside += ` ${text}`;
	}
	const text = nameOutside(outside.trim(), draft).trim();
	const base = wordsOf(text);
	return {
		base,
		full: draft.subtitles.length === 0 ? base : joinWords([base, ...draft.subtitles]),
		subtitles: draft.subtitles,
		versions: draft.versions,
		guests: draft.guests,
		text,
		versionTexts: draft.versionTexts,
		subtitleText: draft.subtitleTexts.join(' '),
	};
}

export const NO_TITLE: Title = {
	base: NO_WORDS,
	full: NO_WORDS,
	subtitles: [],
	versions: [],
	guests: [],
	text: '',
	versionTexts: [],
	subtitleText: '',
};
