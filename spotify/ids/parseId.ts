import { invalidInput } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { ALSO_LINKED_AS, bareId, isShortLink, linkIn } from './links';
import { isMistake, isMistaken, mistakeIn } from './mistakes';
import { isObjectWithoutId } from './objectEntries';
import { bareName } from './surroundings';
import { visible } from '../values/visible';
import { isObjectKind, OBJECT_ID, type IdKind } from './types';
import { userIdIn } from './userIds';

/** What most IDs look like. */
const OBJECT_IDS = {
	pattern: new RegExp(`^${OBJECT_ID}$`),
	example: '2takcwOaAZWiXQijPHIx7B',
	bare: bareId,
};

/** IDs of a sort of their own: names of users, and names that Spotify gives categories. */
const OTHER_IDS: Partial<Record<IdKind, typeof OBJECT_IDS>> = {
	category: { pattern: /^[0-9A-Za-z_-]+$/, example: 'dinner', bare: bareName },
	// What `userIdIn` did not take is none.
	user: { pattern: /(?!)/, example: 'smedjan', bare: bareName },
};

/** Puts the article before a kind: `an album`, `a track`. */
export const article = (kind: string): string =>
	/^(?!user)[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;

/** Tells what a URI or share link says that it leads to; undefined for a text that is neither. */
export const linkKind = (text: string): string | undefined => linkIn(visible(text))?.kind;

/** Says what a field for IDs takes, and what to do with a name instead. */
const expectedOf = (kind: IdKind, example: string): string =>
	`Enter ${article(kind)} ID such as ${example}, a URI (spotify:${kind}:…) or a share link (https://open.spotify.com/${kind}/…). To find it by its name, use Search first.`;

/** Makes the failure of a text that has no ID in it at all. */
export function noId(text: string, kind: IdKind, field: string) {
	const expected = expectedOf(kind, (OTHER_IDS[kind] ?? OBJECT_IDS).example);
	const mistake = mistakeIn(text, shorten(text), field, expected);
	if (mistake) return failed(mistake);
	if (isObjectWithoutId(text)) {
		return failed(
			invalidInput(
				field,
				`'${shorten(text)}' is not ${article(kind)} ID`,
				`Use the field of the object that has the ID, such as {{ $json.id }}. ${expected}`,
			),
		);
	}
	return failed(
		invalidInput(
			field,
			/\s/.test(text)
				? `'${shorten(text)}' is a text, not ${article(kind)} ID: search for it first`
				: `'${shorten(text)}' is not a Spotify ID, URI or link`,
			expected,
		),
	);
}

/** Makes the failure of a short link, of whatever kind. */
export const noShortLink = (text: string, kind: IdKind, field: string) =>
	failed(
		invalidInput(
			field,
			`'${shorten(text)}' is a short link, which does not contain the ID`,
			`Open the link in a browser and copy the address it leads to. ${expectedOf(kind, (OTHER_IDS[kind] ?? OBJECT_IDS).example)}`,
		),
	);

/**
 * Tells whether a kind is called by the name of its link: kinds of ours, and others that there are
 * links to.
 */
const isNamed = (kind: string | undefined): kind is string =>
	isObjectKind(kind) || (kind !== undefined && /^[a-z][a-z-]{2,20}$/.test(kind));

/**
 * Reads one Spotify ID of the given kind from an ID, a URI or a share link, whatever stands around it
 * that cannot belong to it: quotes, brackets, markup, a query, a page of what the link leads to.
 * @param field the form field's name, for the failure's text
 * @returns the ID, or `invalidInput` saying what is wrong and what would be right
 */
export function parseId(text: string, kind: IdKind, field: string): Outcome<string> {
	const trimmed = visible(text).trim();
	const { pattern, example, bare } = OTHER_IDS[kind] ?? OBJECT_IDS;
	if (isShortLink(trimmed)) return noShortLink(trimmed, kind, field);
	const isWrong = isObjectKind(kind) ? isMistake : isMistaken;
	if (isWrong(trimmed)) return noId(trimmed, kind, field);
	const userId = kind === 'user' ? userIdIn(trimmed) : undefined;
	if (userId !== undefined) return succeeded(userId);
	const link = linkIn(trimmed);
	if (!link) {
		const [alone = ''] = trimmed.split(/[?#&]/, 1);
		const id = bare(isObjectKind(kind) ? alone : trimmed);
		return pattern.test(id) ? succeeded(id) : noId(trimmed, kind, field);
	}
	const refuse = (message: string) =>
		failed(invalidInput(field, message, expectedOf(kind, example)));
	if (kind === 'playlist' && /\bcollection\b/.test(trimmed) && !isObjectKind(link.kind)) {
		return failed(
			invalidInput(
				field,
				`'${shorten(trimmed)}' leads to the liked songs, which are not a playlist`,
				"Use 'Get Tracks', 'Save' and 'Remove' of the resource Library for them, and 'Play' with 'Liked Songs'.",
			),
		);
	}
	if (link.kind !== kind && link.kind !== ALSO_LINKED_AS[kind]) {
		return refuse(
			isNamed(link.kind)
				? `'${shorten(trimmed)}' is ${article(link.kind)} link, but the operation needs ${article(kind)}`
				: `'${shorten(trimmed)}' does not lead to ${article(kind)}`,
		);
	}
	if (link.id === undefined || !pattern.test(link.id)) {
		return refuse(`'${shorten(trimmed)}' has no valid ${kind} ID in it`);
	}
	return succeeded(link.id);
}

/** Shortens a text to 80 characters: long enough to recognise, short enough to read. */
export const shorten = (text: string): string =>
	text.length > 80 ? `${text.slice(0, 77)}...` : text;
