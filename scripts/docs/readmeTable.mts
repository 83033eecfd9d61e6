import type { Operation, Resource } from '../../spotify/operations/types.ts';
import { markdownTable } from './tables.mts';

/** What the table says of an operation beside its name. Commas separate operations, so no note has one. */
const NOTES: Readonly<Record<string, string>> = {
	'api.request': 'any path of the Web API',
	'search.search': 'all types at once and with field filters',
};

/** Operations that have a page of their own. */
const PAGES: Readonly<Record<string, string>> = { 'playlist.syncItems': 'docs/playlists.md' };

/** Footnotes, which stand below the table. */
const APPS: Readonly<Partial<Record<NonNullable<Operation['availability']>, string>>> = {
	olderApps: ' ¹',
	extendedQuota: ' ²',
};
const FOR_USERS = ' ³';

const isForUsers = ([, { needs }]: [string, Operation]): boolean => needs === 'user';

function nameOf(key: string, { name, availability }: Operation): string {
	const page = PAGES[key];
	const note = NOTES[key];
	const linked = page === undefined ? name : `[${name}](${page})`;
	const mark = availability === undefined ? '' : (APPS[availability] ?? '');
	return `${linked}${mark}${note === undefined ? '' : ` (${note})`}`;
}

function cellsOf({ value, name, operations }: Resource): [string, string] {
	const all = Object.entries(operations).filter(
		([, { availability }]) => availability !== 'removed',
	);
	const listed = (some: Array<[string, Operation]>): string =>
		some.map(([key, operation]) => nameOf(`${value}.${key}`, operation)).join(', ');
	if (all.every(isForUsers)) return [`${name}${FOR_USERS}`, listed(all)];
	const open = listed(all.filter((one) => !isForUsers(one)));
	const users = all.filter(isForUsers);
	return [name, users.length === 0 ? open : `${open}; for a user${FOR_USERS}: ${listed(users)}`];
}

/** One row for each resource, with its operations and who may call them. */
export const readmeTable = (resources: readonly Resource[]): string =>
	markdownTable([['Resource', 'Operations'], ...resources.map(cellsOf)]);
