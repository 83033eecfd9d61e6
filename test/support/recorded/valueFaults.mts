import { at } from '../../../spotify/values/json';
import type { OutputKind } from '../../../spotify/simplify/outputKinds';
import { simplify } from '../../../spotify/simplify/simplify';
import { ENTRY_KINDS, OBJECT_KINDS, outputFields } from '../contract/outputFields.mts';
import { typeFaults } from '../outputTypes.mts';
import { objectsIn, textsIn } from '../../../scripts/shapes/recordings.mts';

const kinds = [...OBJECT_KINDS, ...ENTRY_KINDS, 'searchResult'] as OutputKind[];

/** Texts that are made of several, or of what is no text. */
const MADE = new Set([
	...'artists albumArtists artistIds authors narrators genres languages disallows'.split(' '),
	...'releaseDate albumReleaseDate addedAt playedAt closedUntil countedSince'.split(' '),
]);

const isFilled = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The names in a list of artists, as they are joined; undefined where it is another list. */
function joined(people: unknown): string | undefined {
	if (!Array.isArray(people)) return undefined;
	const names = people.map((one: unknown) => at(one, 'name') ?? '');
	return people.every((one: unknown) => one === null || isFilled(one)) &&
		names.every((name) => typeof name === 'string')
		? names.filter(Boolean).join(', ')
		: undefined;
}

/** Whether a text is another as its writer typed it: Spotify escapes some as HTML does. */
function isTypedAs(value: string, escaped: string): boolean {
	let from = 0;
	for (const part of escaped.split(/&#?\w+;/)) {
		const index = value.indexOf(part, from);
		if (index < 0) return false;
		from = index + part.length;
	}
	return true;
}

/** Texts of a simplified object that Spotify has not written. */
function inventions(given: ReadonlySet<string>, simplified: object): string[] {
	const isGiven = (text: string): boolean =>
		given.has(text) ||
		!Number.isNaN(Number(text)) ||
		[...given].some((one) => one.includes('&') && isTypedAs(text, one));
	return Object.entries(simplified).flatMap(([field, value]: [string, unknown]) =>
		typeof value !== 'string' || MADE.has(field) || isGiven(value)
			? []
			: [`${field} is made up: ${value}`],
	);
}

function faultsAs(kind: OutputKind, object: object, given: ReadonlySet<string>): string[] {
	const simplified = simplify(object, kind, 0);
	const faults = [...typeFaults(simplified), ...inventions(given, simplified)];
	const fields = outputFields(kind);
	if (fields.length > 0 && Object.keys(simplified).join() !== fields.join())
		faults.push(`its fields are ${Object.keys(simplified).join()}`);
	const people = joined(at(object, 'artists'));
	if (kind === 'track' && people !== undefined && people !== (simplified.artists ?? ''))
		faults.push(`artists are ${String(simplified.artists)}, not ${people}`);
	return faults.map((fault) => `as ${kind}: ${fault}`);
}

/** The kinds that an object is, by what it says or holds. */
const kindsOf = (object: Record<string, unknown>): OutputKind[] =>
	kinds.filter((kind) => {
		const [entry, held] = kind.split('.');
		if (held !== undefined) return isFilled(object[held]);
		if (entry === 'playlistItem') return isFilled(object.item) || isFilled(object.track);
		if (entry === 'playHistory') return isFilled(object.track);
		return kind === object.type || (kind === 'profile' && object.type === 'user');
	});

/** The names and types of what an object holds. */
const formOf = (object: Record<string, unknown>): string =>
	Object.entries(object)
		.map(
			([key, value]) => `${key} ${value === null || value === '' ? String(value) : typeof value}`,
		)
		.join();

/**
 * Finds what is wrong with the simplified outputs of every object in an answer: as what it is, and
 * for each form of object, as everything that it is not.
 * @param known the forms that were looked at before
 */
export const valueFaults = (answer: unknown, known = new Set<string>()): string[] =>
	[...objectsIn(answer)].flatMap((object) => {
		const form = formOf(object);
		const asWhat = known.has(form) ? kindsOf(object) : kinds;
		known.add(form);
		const given = new Set(textsIn(object));
		return asWhat.flatMap((kind) => faultsAs(kind, object, given));
	});
