import type { FieldType } from '../../spotify/simplify/values';
import outputs from '../fixtures/outputs.json';

/** Texts that lead to something. */
const REFERENCES = new Set(
	'id uri url imageUrl accountId albumId linkedFromId ownerId audiobookId showId itemId itemUri contextUri deviceId snapshotId addedBy'.split(
		' ',
	),
);

const DATES = new Set(['releaseDate', 'albumReleaseDate', 'addedAt', 'playedAt']);

/**
 * The types of the fields: what a table's column is made for. Every field may be null besides. What
 * the package says of what it did may have a name that means another thing elsewhere.
 */
const TYPES = new Map<string, Set<FieldType>>([['unchanged', new Set(['boolean'])]]);
for (const fields of Object.values(outputs)) {
	for (const [field, type] of Object.entries(fields)) {
		TYPES.set(field, new Set([...(TYPES.get(field) ?? []), type as FieldType]));
	}
}

const typesOf = (field: string): ReadonlySet<FieldType> => TYPES.get(field) ?? new Set(['text']);

const isOfType = (field: string, value: unknown): boolean =>
	[...typesOf(field)].some((type) =>
		type === 'text'
			? typeof value === 'string'
			: typeof value === type && (type === 'boolean' || Number.isFinite(value)),
	);

/** A link or URI whose ID is missing; `user/null` is somebody. */
const leadsNowhere = (text: string): boolean =>
	text === '' ||
	/^(spotify:(?!local:|user:)|https?:\/\/open\.spotify\.com\/(?!user\/)).*\b(null|undefined)$/.test(
		text,
	);

function faultOf(field: string, value: unknown): string | undefined {
	if (value === null) return undefined;
	if (!isOfType(field, value))
		return `${field} is ${JSON.stringify(value)}, no ${[...typesOf(field)].join(' or ')}`;
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
