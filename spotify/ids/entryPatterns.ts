import { ALSO_LINKED_AS } from './parseId';
import { isObjectKind, OBJECT_ID, type IdKind } from './types';

/** Whatever else may be an ID is told apart when it is read. */
const idPattern = (kind: IdKind): string => (isObjectKind(kind) ? OBJECT_ID : '[^\\s,;:/?#]+');

const kindPattern = (kind: IdKind): string =>
	`(?:${[kind, ALSO_LINKED_AS[kind] ?? kind].join('|')})`;

const linkPattern = (kind: IdKind): string =>
	`(?:https?://)?(?:open|play)\\.spotify\\.com/(?:[^\\s,;?#]+/)?${kindPattern(kind)}/${idPattern(kind)}/?(?:[?#][^\\s,;]*)?`;

/** Nothing, one, or several as `parseIds` takes them apart. */
const listPattern = (entry: string): string => `[\\s,;]*(?:${entry}(?:[\\s,;]+${entry})*[\\s,;]*)?`;

/** What a text of links to a kind looks like, as the source of a regular expression. */
export const linksPattern = (kind: IdKind): string => listPattern(linkPattern(kind));

/** What a text of IDs, URIs or links of a kind looks like: all that `parseIds` takes, and little else. */
export const entriesPattern = (kind: IdKind): string =>
	listPattern(
		`(?:${idPattern(kind)}|spotify:(?:[^\\s,;]+:)?${kindPattern(kind)}:${idPattern(kind)}|${linkPattern(kind)})`,
	);
