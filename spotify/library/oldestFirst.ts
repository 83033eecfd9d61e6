import type { JobInput } from '../jobs/types';
import { addedAtMs } from '../lists/addedAt';
import { factsIn } from '../lists/itemFacts';

/** What is to be saved, and when it was added where it comes from; NaN if that is not known. */
export interface ItemToSave {
	uri: string;
	addedAtMs: number;
}

const kindOfUri = ({ uri }: ItemToSave): string => uri.split(':')[1] ?? '';

/** Sorts what is of one kind: by its dates if all of it has one; else the last given comes first. */
function sorted(items: readonly ItemToSave[]): ItemToSave[] {
	const reversed = items.toReversed();
	return items.some(({ addedAtMs: atMs }) => Number.isNaN(atMs))
		? reversed
		: reversed.sort((one, other) => one.addedAtMs - other.addedAtMs);
}

/**
 * Returns what all inputs name, each once, the oldest of a kind first. Songs, albums and artists are
 * lists of their own at Spotify: whether those of one kind have dates says nothing of another.
 */
export function oldestFirst(inputs: ReadonlyArray<Pick<JobInput, 'own' | 'uris'>>): ItemToSave[] {
	const byUri = new Map<string, ItemToSave>();
	for (const { uris, own } of inputs) {
		const atMs = addedAtMs(factsIn(own?.item, '').addedAt);
		for (const uri of uris) if (!byUri.has(uri)) byUri.set(uri, { uri, addedAtMs: atMs });
	}
	const byKind = new Map<string, ItemToSave[]>();
	for (const item of byUri.values()) {
		const kind = kindOfUri(item);
		const ofKind = byKind.get(kind) ?? [];
		ofKind.push(item);
		byKind.set(kind, ofKind);
	}
	return [...byKind.values()].flatMap(sorted);
}
