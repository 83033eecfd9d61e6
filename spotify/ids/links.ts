import { carriedIn, decodedLinks } from './detours';
import { bareOfEscapes, bareWord, endsWord } from './surroundings';
import { isObjectKind, OBJECT_ID, type IdKind } from './types';

/** What a URI or a link leads to, as far as it says so. */
export interface Link {
	/** A kind of object, or whatever else it names, such as `collection`. */
	kind: string | undefined;
	id: string | undefined;
}

const ANY_OBJECT_ID = new RegExp(`^${OBJECT_ID}$`);

/** What else has an ID, or what looks like one, in links. */
const OTHER_KINDS = ['category', 'genre', 'prerelease', 'user'];

/** Returns the kind that a segment names; Spotify's Web API has them in the plural. */
function kindNamed(segment: string | undefined): string | undefined {
	const word = segment?.toLowerCase();
	const single = word === 'categories' ? 'category' : word?.replace(/s$/, '');
	return isObjectKind(single) || (single !== undefined && OTHER_KINDS.includes(single))
		? single
		: undefined;
}

/** The query or fragment of a link, behind an ID, that is encoded although the link is not. */
const ESCAPED_QUERY = new RegExp(`(?<=${OBJECT_ID})%(?:25){0,4}(?:3f|26|23).*$`, 'i');

/**
 * Returns an ID without what clings to it; a per cent sign before one makes no escape of its
 * beginning.
 */
export function bareId(text: string): string {
	const alone = text.replace(ESCAPED_QUERY, '');
	const bare = bareWord(alone);
	return ANY_OBJECT_ID.test(bare) ? bare : bareOfEscapes(alone);
}

/** What may stand before what a link leads to. */
const IN_FRONT = /^(?:embed|embed-podcast|intl-[\w-]*|v1)$/i;

/**
 * Finds what the segments of a path or URI lead to. Before it may stand a user, whose playlists once
 * were below, and behind it a page of it, such as `discography/all`.
 */
function pairIn(segments: readonly string[]): Link {
	const pairs: Link[] = [];
	for (let index = segments.length - 2; index >= 0; index -= 1) {
		const kind = kindNamed(segments[index]);
		const id = segments[index + 1];
		if (kind !== undefined) pairs.push({ kind, id: isObjectKind(kind) && id ? bareId(id) : id });
	}
	const isObject = ({ kind, id = '' }: Link) => isObjectKind(kind) && ANY_OBJECT_ID.test(id);
	const first = segments.find((segment) => !IN_FRONT.test(segment));
	return pairs.find(isObject) ?? pairs[0] ?? { kind: kindNamed(first) ?? first, id: undefined };
}

/** Ends a URI or link in a text. */
const END = /[\s"'`´‘’“”„«»<>()[\]{}|\\^]/;

/** Longer than any link that leads to something. */
const MAX_LINK_LENGTH = 2_000;

/** Returns the URI or link at the beginning of a text, without its query. */
const upToEnd = (text: string): string => {
	const near = text.slice(0, MAX_LINK_LENGTH);
	const end = near.search(END);
	return end < 0 ? near : near.slice(0, end);
};

const withoutQuery = (link: string): string => link.split(/[?#&]/, 1)[0] ?? '';

const pathSegments = (path: string, separator: RegExp): string[] =>
	withoutQuery(path).split(separator).filter(Boolean);

/** Tells whether a link can begin behind a text: not in a word, and not in another link. */
function canBeginAfter(text: string): boolean {
	for (let index = text.length - 1; index >= 0; index -= 1) {
		const character = text.charAt(index);
		if (character === '/') return false;
		if (/\s/.test(character)) break;
	}
	return endsWord(text.at(-1));
}

const URI = /spotify(?::|%3a)/i;

/**
 * Finds a URI, `spotify:track:…` or `spotify://track/…`, also one that is encoded as a part of an
 * address.
 */
function uriLinkIn(text: string): Link | undefined {
	const found = URI.exec(text);
	if (!found || !canBeginAfter(text.slice(0, found.index))) return undefined;
	const rest = upToEnd(text.slice(found.index + found[0].length)).replace(/%3a/gi, ':');
	const segments = pathSegments(rest, /[:/]/);
	// What follows is a title, whatever it is called: `Album`.
	if (segments[0]?.toLowerCase() === 'local') return { kind: 'local', id: undefined };
	return segments.length === 0 ? undefined : pairIn(segments);
}

const SPOTIFY_SITE = /spotify\.com(?::\d{1,5})?(?=[/?#])/i;

/** Finds a link to any of Spotify's hosts, of which several show the same under the same path. */
function urlIn(text: string): Link | undefined {
	const found = SPOTIFY_SITE.exec(text);
	if (!found) return undefined;
	let start = found.index;
	while (start > 0 && /[0-9A-Za-z.-]/.test(text.charAt(start - 1))) start -= 1;
	const host = text.slice(start, found.index);
	const before = text.slice(0, start).replace(/(?:https?:)?\/\/$/i, '');
	if ((host !== '' && !host.endsWith('.')) || !canBeginAfter(before)) return undefined;
	const rest = upToEnd(text.slice(found.index + found[0].length));
	const segments = pathSegments(rest, /\//);
	// Embedding pages have had a URI in their query.
	return segments.length === 0
		? (uriLinkIn(rest.replaceAll('/', '')) ?? pairIn([]))
		: pairIn(segments);
}

/** A link in a link in a link: logins, redirects of mails and of search engines. */
const MAX_DETOURS = 4;

/**
 * Finds what a URI or link in a text leads to, whatever stands around it; undefined if there is
 * none. A link that leads to nothing itself, such as that of a login or a redirect, may carry
 * another one.
 */
export function linkIn(text: string): Link | undefined {
	const plain = decodedLinks(text);
	const own = urlIn(plain) ?? uriLinkIn(plain);
	let rest: string | undefined = plain;
	for (let detour = 0; own?.id === undefined && detour < MAX_DETOURS; detour += 1) {
		rest = rest === undefined ? undefined : carriedIn(rest);
		const carried = rest === undefined ? undefined : (urlIn(rest) ?? uriLinkIn(rest));
		if (carried?.id !== undefined) return carried;
	}
	return own;
}

/** Hosts whose links lead to a link, and do not say to which. */
const SHORT_LINK =
	/(?:^|[^0-9A-Za-z.-])(?:spotify\.link|spotify\.app\.link|spoti\.fi|(?:link\.)?tospotify\.com)\//i;

/** Tells whether a text is one of Spotify's short links, which do not say what they lead to. */
export const isShortLink = (text: string): boolean => SHORT_LINK.test(decodedLinks(text));

/**
 * Tells whether a text is, or holds, a link to something of Spotify's, also one that hides what.
 */
export const isLink = (text: string): boolean => isShortLink(text) || linkIn(text) !== undefined;

/** Spotify serves audiobooks, their chapters and categories under these links as well. */
export const ALSO_LINKED_AS: Partial<Record<IdKind, string>> = {
	audiobook: 'show',
	category: 'genre',
	chapter: 'episode',
};

/** Returns the address at which Spotify shows an object to people. */
export const linkTo = (kind: IdKind, id: string): string =>
	`https://open.spotify.com/${ALSO_LINKED_AS[kind] ?? kind}/${id}`;
