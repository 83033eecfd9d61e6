import type { HttpSend } from '../../../spotify/http';

/** What a node needs of a credential: a way to send, and whose limits count. */
export interface Account {
	/** Sends with a token; renews it once on a 401, where that is possible. */
	http: HttpSend;
	/** Cooldowns and concurrency are shared by all who have the same. */
	appKey: string;
	/** Whose answers it gets: those of the app where absent. */
	owner?: string;
	/** What the user allowed; undefined where that is not known, or where there is no user. */
	scopes?: ReadonlySet<string> | undefined;
}
