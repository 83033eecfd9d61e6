import { invalidInput } from '../failures';
import { failed, succeeded, type Outcome } from '../outcome';
import { linkKind, parseId } from './parseId';
import { entriesOf } from './parseIds';
import type { IdKind } from './types';

/** Which URIs a field takes. */
export interface UriKinds {
	of: readonly IdKind[];
	/** The kind that an ID alone stands for; where absent, it stands for none. */
	bareAs?: IdKind;
	/** Files of the user's own may be among them. */
	local?: true;
}

const LOCAL = /^spotify:local:\S+$/;

/** Leads to a link, and does not say to which. */
const SHORT_LINK = /^(https?:\/\/)?spotify\.(app\.)?link\//i;

const listed = (kinds: readonly string[]): string =>
	kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}`;

/** The kind that a text is of: what its link says, or what an ID alone stands for. */
function kindOf(text: string, { of, bareAs }: UriKinds): IdKind | undefined {
	const linked = linkKind(text);
	// Whatever its kind, the failure is the same, and parseId has the words for it.
	if (SHORT_LINK.test(text)) return of[0];
	if (linked === undefined) return bareAs;
	// Links to audiobooks and chapters name shows and episodes.
	return of.find((kind) => kind === linked);
}

function parseUri(text: string, kinds: UriKinds, field: string): Outcome<string> {
	if (kinds.local && LOCAL.test(text)) return succeeded(text);
	const kind = kindOf(text, kinds);
	if (kind === undefined) {
		const bare = linkKind(text) === undefined;
		return failed(
			invalidInput(
				field,
				bare
					? `'${text.slice(0, 80)}' does not say what it is`
					: `'${text.slice(0, 80)}' is not the URI or link of ${listed(kinds.of)}`,
				`Expected is the URI (spotify:${kinds.of[0] ?? 'track'}:…) or link of ${listed(kinds.of)}${bare ? '; an ID alone could be of any kind' : ''}.`,
			),
		);
	}
	const id = parseId(text, kind, field);
	return id.ok ? succeeded(`spotify:${kind}:${id.value}`) : id;
}

/**
 * Reads the URIs of a field: URIs, share links, IDs where they stand for one kind, a list of them as
 * text or as an array, or Spotify's own objects.
 * @returns one outcome a URI, in order; none for an empty field
 */
export const parseUris = (input: unknown, kinds: UriKinds, field: string): Array<Outcome<string>> =>
	entriesOf(input).map((entry) => parseUri(entry, kinds, field));
