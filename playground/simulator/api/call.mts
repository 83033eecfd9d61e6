import type { AppRules } from '../accounts/appKinds.mts';
import type { PageRequest } from '../catalogue/page.mts';

/** A request that has passed every check, taken apart. */
export interface Call {
	/** The path as it was asked for, without the query. */
	path: string;
	/** The id in the path; empty where there is none. */
	id: string;
	/** The parameters that the request had. */
	query: Record<string, string>;
	/** Limit and offset, with their defaults. */
	numbers: Record<string, number>;
	/** What the app that asks gets. */
	app: AppRules;
}

/** The page that a call asks for. */
export function pageRequest({ path, query, numbers }: Call): PageRequest {
	const others = { ...query };
	delete others.limit;
	delete others.offset;
	return { path, offset: numbers.offset ?? 0, limit: numbers.limit ?? 20, query: others };
}
