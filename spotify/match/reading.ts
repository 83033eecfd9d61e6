import { parseCredit, type Credit } from './credit';
import type { Words } from './fold';
import { withoutTail } from './noise';
import { parseTitle, type Title } from './title';
import { versionParts, type VersionPart } from './versions';

/** One way to understand a line. */
export interface Reading {
	title: Title;
	/** Null where the line names no artist, as far as this reading goes. */
	credit: Credit | null;
	/** From 0 to 1, how usual it is to write it this way. */
	prior: number;
	/** What it leaves out: another way to write a line, if that is the track's album. */
	album?: Words;
	/** What to search for, if that is more than artist and title. */
	query?: string;
}

/** Takes quotation marks off both ends of a text. */
export const unquoted = (text: string): string => text.replace(/^["“”«»„]+|["“”«»„]+$/g, '').trim();

/** Adds a version to a title that stands elsewhere. */
export const withVersion = (
	title: Title,
	text: string,
	versions: readonly VersionPart[] = versionParts(text),
): Title => ({
	...title,
	versions: [...title.versions, ...versions],
	versionTexts: text === '' ? title.versionTexts : [...title.versionTexts, text],
});

/**
 * Reads artist and title. Of an artist with guests, `A feat. B`, the title also knows them; so it
 * does a version behind it.
 */
export function reading(artist: string, title: string, prior: number): Reading {
	const parsed = parseTitle(title);
	const { versions, versionTexts } = parseTitle(artist);
	return {
		title: versions.length === 0 ? parsed : withVersion(parsed, versionTexts.join(' '), versions),
		credit: parseCredit(unquoted(withoutTail(artist)), parsed.guests),
		prior,
	};
}

/**
 * Reads a line as a title without an artist.
 * @param prior from 0 to 1, how usual it is to write lines so
 */
export const titleAlone = (title: string, prior = 1): Reading => ({
	title: parseTitle(title),
	credit: null,
	prior,
});
