import { invalidInput } from '../failures';
import { failed, succeeded, type Outcome } from '../outcome';
import { isObjectKind, OBJECT_ID, type IdKind } from './types';

/** What most IDs look like. */
const OBJECT_IDS = { pattern: new RegExp(`^${OBJECT_ID}$`), example: '2takcwOaAZWiXQijPHIx7B' };

/** IDs of a sort of their own: names of users, and names that Spotify gives categories. */
const OTHER_IDS: Partial<Record<IdKind, typeof OBJECT_IDS>> = {
	category: { pattern: /^[0-9A-Za-z_-]+$/, example: 'dinner' },
	// No dots alone: in a path they would lead elsewhere. No brackets: an object's text is no name.
	user: { pattern: /^(?!\.{1,2}$)[^\s,;:/?#[\]{}]+$/, example: 'smedjan' },
};

/** Spotify serves audiobooks, their chapters and categories under these links as well. */
export const ALSO_LINKED_AS: Partial<Record<IdKind, string>> = {
	audiobook: 'show',
	category: 'genre',
	chapter: 'episode',
};

/** `an album`, `a track`. */
export const article = (kind: string): string =>
	/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;

/** Kind and id of a URI or share link, or undefined where the text is neither. */
function parseLink(text: string): { kind: string | undefined; id: string | undefined } | undefined {
	if (text.startsWith('spotify:')) {
		const [kind, id] = text.split(':').slice(-2);
		return { kind, id };
	}
	const path = /^(?:https?:\/\/)?(?:open|play)\.spotify\.com\/([^?#]*)/i.exec(text)?.[1];
	if (path === undefined) return undefined;
	// The last two segments, since `intl-de/`, `embed/` and `user/name/` may stand before them.
	const [kind, id] = path.split('/').filter(Boolean).slice(-2);
	return { kind, id };
}

/** What a URI or share link says that it leads to; undefined where the text is neither. */
export const linkKind = (text: string): string | undefined => parseLink(text.trim())?.kind;

/**
 * Reads one Spotify ID of the given kind from an ID, a URI or a share link.
 * @param field the form field's name, for the failure's text
 * @returns the ID, or `invalidInput` saying what is wrong and what would be right
 */
export function parseId(text: string, kind: IdKind, field: string): Outcome<string> {
	const trimmed = text.trim();
	const { pattern, example } = OTHER_IDS[kind] ?? OBJECT_IDS;
	if (pattern.test(trimmed)) return succeeded(trimmed);

	const expected = `Expected is ${article(kind)} ID such as ${example}, a URI (spotify:${kind}:…) or a share link (https://open.spotify.com/${kind}/…).`;
	const refuse = (message: string, hint = expected) => failed(invalidInput(field, message, hint));

	if (/^(https?:\/\/)?spotify\.(link|app\.link)\//i.test(trimmed)) {
		return refuse(
			`'${shorten(trimmed)}' is a short link, which does not contain the ID`,
			`Open the link in a browser and copy the address it leads to. ${expected}`,
		);
	}
	const link = parseLink(trimmed);
	if (!link) return refuse(`'${shorten(trimmed)}' is not a Spotify ID, URI or link`);
	if (link.kind !== kind && link.kind !== ALSO_LINKED_AS[kind]) {
		return refuse(
			isObjectKind(link.kind)
				? `'${shorten(trimmed)}' is ${article(link.kind)} link, but the operation needs ${article(kind)}`
				: `'${shorten(trimmed)}' does not lead to ${article(kind)}`,
		);
	}
	if (link.id === undefined || !pattern.test(link.id)) {
		return refuse(`'${shorten(trimmed)}' has no valid ${kind} ID in it`);
	}
	return succeeded(link.id);
}

/** Long enough to recognise, short enough to read. */
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);
