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
	/** Told as soon as Spotify has rejected a token, which is then renewed; absent where nobody waits for it. */
	rejected?(token: string): void;
	/** Told that such a token is not renewed after all: whoever waits goes on with it. */
	keep?(token: string): void;
	/** Tells whether a token was rejected, and is being renewed: who has it in hand asks for another. */
	isRejected?(token: string): boolean;
}
