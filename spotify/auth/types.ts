import type { Outcome } from '../failures/outcome';
/** Where access tokens come from: what the credentials of every kind have in common. */
export interface AccessTokens {
	/** A token that is valid now, as far as is known. */
	get(): Promise<Outcome<string>>;
	/**
	 * Another token than the one that Spotify rejected.
	 * @param said Spotify's own words in the refusal, where it had any
	 */
	renew(rejectedToken: string, said?: string): Promise<Outcome<string>>;
	/** Told that Spotify took a token, whatever it answered; absent where nothing depends on it. */
	accepted?(token: string): void;
}
