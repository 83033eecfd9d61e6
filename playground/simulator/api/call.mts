import type { AppRules } from '../accounts/appKinds.mts';
import type { PageRequest } from '../catalogue/page.mts';
import type { User } from '../users/user.mts';
import type { Body } from './readBody.mts';

/** A request that has passed every check, taken apart. */
export interface Call {
	/** The path as it was asked for, without the query. */
	path: string;
	/** The id in the path; empty where there is none. */
	id: string;
	/** The parameters that the request had. */
	query: Record<string, string>;
	/** Limit and offset, with their defaults, and whatever else is a number. */
	numbers: Record<string, number>;
	body: Body;
	/** What the app that asks gets. */
	app: AppRules;
	/** For whom it asks; nobody with an app's own token. */
	user: User | undefined;
	/** What that user allowed. */
	scopes: ReadonlySet<string>;
}

/** The user of an operation that is not answered without one. */
export function userOf({ user }: Call): User {
	if (!user) throw new Error('The route is not marked as one for users');
	return user;
}

/** The page that a call asks for. */
export function pageRequest({ path, query, numbers }: Call): PageRequest {
	const others = { ...query };
	delete others.limit;
	delete others.offset;
	return { path, offset: numbers.offset ?? 0, limit: numbers.limit ?? 20, query: others };
}
