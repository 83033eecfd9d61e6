import { decodedLinks } from './detours';
import { linkIn } from './links';
import { bareName } from './surroundings';

/** What is no user ID, whatever else it is: in a path, dots alone would lead elsewhere. */
const IMPOSSIBLE = /^\.{0,2}$|[\p{Cc}\p{Cs}]/u;

/** What is meant otherwise where it was typed: an address, another URI, an object's text. */
const NO_USER_ID = /:\/\/|^spotify:|^object \w+$|[[\]{}]/i;

/** In a URI, no fragment is of Spotify's: a `#` is of an ID that somebody put there raw. */
const USER_URI = /^spotify:user:([^:/?&\s]+)(?:\?.*)?$/i;
const USER_LINK =
	/^(?:https?:\/\/)?(?:open|play)\.spotify\.com\/(?:[\w-]+\/)*user\/([^/?#\s]+)\/?(?:[?#].*)?$/i;

/** What is nothing but percent-encoded: an ID that was cut out of a URI or a link. */
const ENCODED_ID = /^(?=.*%)(?:[\w.!~*'()-]|%[\da-f]{2})+$/i;

/**
 * Decodes a text of URIs and links, in which IDs are percent-encoded; returns it as it is if it
 * cannot be one.
 */
function decodedId(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Finds the ID of a user, raw as Spotify's answers have it, in a raw ID, in a URI or link, where it
 * is percent-encoded, or in what was cut out of one: `someone#label` is `spotify:user:someone%23label`
 * and `someone%23label`.
 * @returns undefined if the text has none
 */
export function userIdIn(text: string): string | undefined {
	const bare = bareName(text);
	const plain = decodedLinks(bare);
	const linked = (USER_URI.exec(plain) ?? USER_LINK.exec(plain))?.[1];
	const link = linked === undefined ? linkIn(plain) : { kind: 'user', id: linked };
	if (link && (link.kind !== 'user' || link.id === undefined)) return undefined;
	const id = link || ENCODED_ID.test(plain) ? decodedId(link?.id ?? plain) : plain;
	return IMPOSSIBLE.test(id) || (!link && NO_USER_ID.test(id)) ? undefined : id;
}
