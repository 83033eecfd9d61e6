import { failed, succeeded, type Outcome } from '../failures/outcome';
import { invalidInput } from '../failures/types';
import { entriesOf } from '../ids/entriesIn';
import { linkKind } from '../ids/parseId';
import { parseIds } from '../ids/parseIds';
import { parseUris } from '../ids/parseUris';
import { visible } from '../values/visible';
import { PLAY_CONTEXT_KINDS, type PlayContextField } from '../operations/fieldTypes';

/**
 * What Get State gives as context beside these, such as a user's liked songs: Spotify takes it or
 * says why not. A playlist may still be named with its owner, which Spotify takes no longer.
 */
const OTHER_CONTEXT =
	/^spotify:(?!(album|artist|playlist|show|track|episode|chapter|local):|user:[^:]+:playlist:)[a-z][a-z-]*:\S+$/;

/** Returns what the form calls the field. */
const contextFieldName = ({ of }: PlayContextField): string =>
	of.charAt(0).toUpperCase() + of.slice(1);

/**
 * Returns the URI of a user's liked songs, as the player names them (spotify/web-api issue 1022).
 */
export const likedSongsUri = (userId: string): string =>
	`spotify:user:${encodeURIComponent(userId)}:collection`;

/**
 * Reads what is to be played: an ID of the field's kind, a URI or link of any kind of context, or
 * whatever else the player has named as one.
 */
export function playContext(field: PlayContextField, value: unknown): Outcome<string> {
	const name = contextFieldName(field);
	const [entry, ...more] = entriesOf(value, false);
	if (more.length > 0) {
		const message = `${more.length + 1} values were given in '${name}'`;
		return failed(invalidInput(name, message, 'The player plays one at a time. Enter only one.'));
	}
	const text = visible(entry ?? '').trim();
	if (OTHER_CONTEXT.test(text)) return succeeded(text);
	const isContext = PLAY_CONTEXT_KINDS.some((kind) => kind === linkKind(text));
	const [uri] = isContext ? parseUris(text, { of: PLAY_CONTEXT_KINDS }, name) : [];
	if (uri) return uri;
	const uris = parseIds(value, field.of, name).map((id) =>
		id.ok ? succeeded(`spotify:${field.of}:${id.value}`) : id,
	);
	return uris[0] ?? failed(invalidInput(name, `No ${field.of} was given`, ''));
}
