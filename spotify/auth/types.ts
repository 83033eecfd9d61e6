import type { Outcome } from '../failures/outcome';
/** Where access tokens come from: what the credentials of every kind have in common. */
export interface AccessTokens {
	/** A token that is valid now, as far as is known. */
	get(): Promise<Outcome<string>>;
	/** Another token than the one that Spotify rejected. */
	renew(rejectedToken: string): Promise<Outcome<string>>;
}
