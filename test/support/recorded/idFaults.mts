import { parseId } from '../../../spotify/ids/parseId';
import { parseIds } from '../../../spotify/ids/parseIds';
import { parseUris } from '../../../spotify/ids/parseUris';
import type { IdKind } from '../../../spotify/ids/types';
import type { Outcome } from '../../../spotify/failures/outcome';
import { objectsIn, textsIn } from '../../../scripts/shapes/recordings.mts';
import { failureFaults } from './failureText.mts';

const KINDS: readonly IdKind[] = [
	'album',
	'artist',
	'audiobook',
	'category',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
	'user',
];

/** How Spotify writes the kinds whose links bear another name. */
const ALSO: Partial<Record<IdKind, readonly IdKind[]>> = {
	episode: ['chapter'],
	show: ['audiobook'],
};

const isKind = (text: string): text is IdKind => KINDS.some((kind) => kind === text);

const isId = (kind: IdKind, id: string): boolean =>
	kind === 'user' || kind === 'category' ? id !== '' : /^[0-9A-Za-z]{22}$/.test(id);

/** The kind that a part of an address names, as one or as many: `album`, `albums`. */
const kindNamed = (part: string | undefined): IdKind | undefined =>
	part === 'categories' || part === 'genre'
		? 'category'
		: KINDS.find((kind) => part === kind || part === `${kind}s`);

/** What a text leads to, read without the package: the last of its parts that is an ID behind a kind. */
function target(text: string): { kind: IdKind; id: string } | undefined {
	if (text.startsWith('spotify:local:')) return undefined;
	const path =
		/^(?:spotify:|https?:\/\/(?:(?:open|play)\.spotify\.com|api\.spotify\.com\/v1)\/)([^?#]*)/.exec(
			text,
		)?.[1];
	const parts = path?.split(/[:/]/).filter(Boolean) ?? [];
	for (let index = parts.length - 2; index >= 0; index -= 1) {
		const [kind, id] = [kindNamed(parts[index]), parts[index + 1]];
		if (kind && id !== undefined && isId(kind, id)) return { kind, id };
	}
	return undefined;
}

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** What is wrong with reading a text that stands for something at Spotify. */
function linkFaults(text: string): string[] {
	const leads = target(text);
	const faults: string[] = [];
	for (const kind of KINDS) {
		const outcome = parseId(text, kind, 'field');
		if (!outcome.ok) faults.push(...failureFaults(outcome.failure));
		const isOfKind =
			leads !== undefined && (leads.kind === kind || ALSO[leads.kind]?.includes(kind));
		if (!leads) {
			if (outcome.ok && text.includes(':')) faults.push(`is taken for ${kind} ${outcome.value}`);
		} else if (isOfKind && !outcome.ok) faults.push(`is refused as ${kind}`);
		else if (!isOfKind && outcome.ok) faults.push(`is taken for ${kind} ${outcome.value}`);
		else if (outcome.ok && ![leads.id, decoded(leads.id)].includes(outcome.value))
			faults.push(`is read as ${outcome.value}`);
	}
	const read = parseUris(text, { of: KINDS, local: true }, 'field');
	if (read.length === 0) faults.push('is lost');
	return [...faults, ...read.flatMap(refusalFaults)];
}

const refusalFaults = (outcome: Outcome<string>): string[] =>
	outcome.ok ? [] : failureFaults(outcome.failure);

/** Objects of Spotify's stand for themselves in a field of IDs. */
function objectFaults(object: Record<string, unknown>): string[] {
	const { id, type, uri } = object;
	if (typeof id !== 'string' || typeof type !== 'string' || !isKind(type)) return [];
	const [outcome, ...more] = parseIds(object, type, 'field');
	if (!outcome || more.length > 0) return [`the ${type} ${id} is ${more.length + 1} IDs`];
	if (!outcome.ok) {
		// A local file, or an episode dressed up as a track, whose artist is a show.
		const isOther = typeof uri === 'string' && uri.startsWith('spotify:');
		return [
			...failureFaults(outcome.failure),
			...(isId(type, id) && !isOther ? [`the ${type} ${id} is refused`] : []),
		];
	}
	return outcome.value === id || typeof uri === 'string' ? [] : [`the ${type} ${id} is another`];
}

const isLink = (text: string): boolean =>
	/^spotify:|^https?:\/\/[a-z.]*spotify\.(com|link)\//.test(text);

/** What is wrong with reading the URIs, links and objects in an answer as IDs. */
export const idFaults = (answer: unknown, known = new Set<string>()): string[] => [
	...[...new Set(textsIn(answer))]
		.filter((text) => isLink(text) && !known.has(text) && known.add(text))
		.flatMap((text) => linkFaults(text).map((fault) => `${text} ${fault}`)),
	...[...objectsIn(answer)].flatMap(objectFaults),
];
