import type { Outcome } from '../failures/outcome';
/** Where access tokens come from: what the credentials of every kind have in common. */
export interface AccessTokens {
	/** Returns a token that is valid now, as far as is known. */
	get(): Promise<Outcome<string>>;
	/**
	 * Returns another token than the one that Spotify rejected.
	 * @param said Spotify's own words in the refusal, if it had any
	 */
	renew(rejectedToken: string, said?: string): Promise<Outcome<string>>;
	/** Notes that Spotify took a token, whatever it answered; absent if nothing depends on it. */
	accepted?(token: string): void;
	/**
	 * Notes, as soon as it happens, that Spotify has rejected a token, which is then renewed; absent
	 * if nobody waits for it.
	 */
	rejected?(token: string): void;
	/** Notes that such a token is not renewed after all: whoever waits goes on with it. */
	keep?(token: string): void;
	/** Tells whether a token was rejected, and is being renewed: who has it in hand asks for another. */
	isRejected?(token: string): boolean;
}
