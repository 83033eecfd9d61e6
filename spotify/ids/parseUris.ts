import { invalidInput } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { entriesOf } from './entriesIn';
import { bareId, isShortLink } from './links';
import { linkKind, noId, noShortLink, parseId, shorten } from './parseId';
import { isMistake } from './mistakes';
import { bareName } from './surroundings';
import { IS_OBJECT_ID, type IdKind } from './types';

/** Which URIs a field takes. */
export interface UriKinds {
	of: readonly IdKind[];
	/** The kind that an ID alone stands for; where absent, it stands for none. */
	bareAs?: IdKind;
	/** Files of the user's own may be among them. */
	local?: true;
}

const LOCAL = /^spotify:local:\S+$/;

const orList = (kinds: readonly string[]): string =>
	kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}`;

function parseUri(text: string, kinds: UriKinds, field: string): Outcome<string> {
	const { of, bareAs } = kinds;
	const [first = 'track'] = of;
	const local = bareName(text);
	if (kinds.local && LOCAL.test(local)) return succeeded(local);
	if (isShortLink(text)) return noShortLink(text, bareAs ?? first, field);
	if (isMistake(text)) return noId(text, bareAs ?? first, field);
	const linked = linkKind(text);
	// Links to audiobooks and chapters name shows and episodes.
	const kind = linked === undefined ? bareAs : of.find((one) => one === linked);
	if (kind !== undefined) {
		const id = parseId(text, kind, field);
		// The ID of a user may be any text, which URIs have encoded.
		return id.ok ? succeeded(`spotify:${kind}:${encodeURIComponent(id.value)}`) : id;
	}
	if (linked === undefined && !IS_OBJECT_ID.test(bareId(text))) return noId(text, first, field);
	const expected = `Enter the URI (spotify:${first}:…) or link of ${orList(of)}`;
	return failed(
		linked === undefined
			? invalidInput(
					field,
					`'${shorten(text)}' does not say what it is`,
					`${expected}. An ID alone could be of any kind.`,
				)
			: invalidInput(
					field,
					`'${shorten(text)}' is not the URI or link of ${orList(of)}`,
					`${expected}.`,
				),
	);
}

/**
 * Reads the URIs of a field: URIs, share links, IDs where they stand for one kind, a list of them as
 * text or as an array, or Spotify's own objects.
 * @returns one outcome a URI, in order; none for an empty field
 */
export const parseUris = (input: unknown, kinds: UriKinds, field: string): Array<Outcome<string>> =>
	entriesOf(input, false).map((entry) => parseUri(entry, kinds, field));
