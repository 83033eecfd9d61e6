import type { AccessTokens } from '../../../spotify/auth/types';
import type { Redact } from '../../../spotify/auth/redact';
import type { HttpRequest, HttpResponse } from '../../../spotify/http/types';
import type { Outcome } from '../../../spotify/failures/outcome';

/** What a node needs of a credential: a way to send, its tokens, and whose limits count. */
export interface Account {
	/** Sends once, with one of its tokens. */
	http: (request: HttpRequest, accessToken: string) => Promise<Outcome<HttpResponse>>;
	tokens: AccessTokens;
	/** Takes the account's secrets, and the tokens it has used, out of a text. */
	redact: Redact;
	/** Cooldowns and concurrency are shared by all who have the same. */
	appKey: string;
	/** Whose answers it gets, and who learns by them: the app where absent. */
	userKey?: string;
	/** What the user allowed; undefined if that is not known, or where there is no user. */
	scopes?: ReadonlySet<string> | undefined;
}
