import type { Library } from './library.mts';
import type { Player } from './player.mts';

/** A play that is over. */
export interface Play {
	uri: string;
	/** When it ended; no two of a user are the same. */
	playedAtMs: number;
	/** What it was played from, if from anything. */
	contextUri: string | undefined;
}

/** Somebody with an account, who can allow apps things. */
export interface User {
	id: string;
	/** Stays the same for ever, unlike the id. */
	accountId: string;
	displayName: string;
	email: string;
	country: string;
	premium: boolean;
	/** On the list of users of the apps in Development Mode. */
	listed: boolean;
	library: Library;
	/** When things came out, in ms, that were saved before: what their lists say instead of when. */
	preSaved: Map<string, number>;
	/** The oldest first. */
	history: Play[];
	player: Player;
}
