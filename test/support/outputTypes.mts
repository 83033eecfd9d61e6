import type { FieldType } from '../../scripts/stored/outputs.mts';
import outputs from '../fixtures/outputs.json';

/** Texts that lead to something. */
const REFERENCES = new Set(
	'id uri url imageUrl accountId albumId audiobookId showId itemId itemUri contextUri deviceId snapshotId addedBy'.split(
		' ',
	),
);

const DATES = new Set(['releaseDate', 'addedAt', 'playedAt']);

/**
 * The types of the fields, in any object: what a table's column is made for. Every field may be null
 * besides.
 */
const TYPES = new Map([
	...Object.values(outputs).flatMap(
		(fields) => Object.entries(fields) as Array<[string, FieldType]>,
	),
	// Beside its object, in an entry of a playlist.
	['position', 'number'] as const,
	// Beside the track that a line of text means.
	['matched', 'boolean'] as const,
	['confidence', 'number'] as const,
	// Beside the playlist that a name means.
	['created', 'boolean'] as const,
]);

const typeOf = (field: string): FieldType => TYPES.get(field) ?? 'text';

function isOfType(field: string, value: unknown): boolean {
	const type = typeOf(field);
	if (type === 'list') return Array.isArray(value);
	if (type === 'text') return typeof value === 'string';
	return typeof value === type && (type === 'boolean' || Number.isFinite(value));
}

/** A link or URI whose ID is missing; `user/null` is somebody. */
const leadsNowhere = (text: string): boolean =>
	text === '' ||
	/^(spotify:(?!local:|user:)|https?:\/\/open\.spotify\.com\/(?!user\/)).*\b(null|undefined)$/.test(
		text,
	);

function faultOf(field: string, value: unknown): string | undefined {
	if (value === null) return undefined;
	if (!isOfType(field, value)) return `${field} is ${JSON.stringify(value)}, no ${typeOf(field)}`;
	if (typeof value !== 'string') return undefined;
	if (value.includes('[object Object]')) return `${field} has an object in its text`;
	if (REFERENCES.has(field) && leadsNowhere(value)) return `${field} leads nowhere: ${value}`;
	if (DATES.has(field) && /^(0000|$)/.test(value)) return `${field} is no date: ${value}`;
	return undefined;
}

/** What is wrong with the values of a simplified object: nothing, or a list. */
export const typeFaults = (simplified: object): string[] =>
	Object.entries(simplified).flatMap(([field, value]: [string, unknown]) =>
		value === undefined ? [`${field} is undefined`] : (faultOf(field, value) ?? []),
	);
