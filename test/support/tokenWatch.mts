import type { ClientCredentials } from '../../spotify/auth/clientCredentials';
import type { TokenEntry } from '../../spotify/auth/tokenCache';
import type { Clock } from '../../spotify/concurrency/clock';
import type { Outcome } from '../../spotify/failures/outcome';
import type { IssuedToken } from './fakeAccounts.mts';

/** One call of the token service, as it looked when it began. */
export interface WatchedCall {
	of: ClientCredentials;
	skewSeconds: number;
	signal: AbortSignal;
	/** Its place in the order of calls. */
	place: number;
	/** How many tokens had been issued. */
	issuedBefore: number;
}

export interface TokenWatchOptions {
	clock: Clock;
	issued: ReadonlyMap<string, IssuedToken>;
}

export interface TokenWatch {
	readonly faults: string[];
	/** Calls that have no answer yet. */
	waiting(): number;
	/** The token that the client was given `back` tokens ago. */
	given(of: ClientCredentials, back: number): string | undefined;
	isRejected(token: string): boolean;
	begin(
		call: Pick<WatchedCall, 'of' | 'skewSeconds' | 'signal'>,
		rejectedToken?: string,
	): WatchedCall;
	end(call: WatchedCall, outcome: Outcome<TokenEntry>): void;
}

/** Judges every answer of a token service by what Spotify issued and by who rejected what when. */
export function createTokenWatch({ clock, issued }: TokenWatchOptions): TokenWatch {
	const faults: string[] = [];
	const givenTo = new Map<ClientCredentials, string[]>();
	const rejectedBy = new Map<string, number>();
	let begun = 0;
	let ended = 0;

	const isPastSkew = ({ expiresAtMs }: IssuedToken, skewSeconds: number, atMs: number) =>
		atMs >= expiresAtMs - skewSeconds * 1000;

	function faultOf(token: string, call: WatchedCall): string | undefined {
		const facts = issued.get(token);
		if (facts?.client !== call.of) return "another client's token, or nobody's";
		// A rejection binds the call that reports it and all that begin later.
		if ((rejectedBy.get(token) ?? Infinity) <= call.place) return 'a rejected token';
		const arrivedMeanwhile = facts.arrival >= call.issuedBefore;
		const endsTooSoon = isPastSkew(facts, call.skewSeconds, facts.arrivedAtMs);
		if (arrivedMeanwhile && endsTooSoon) return undefined;
		return isPastSkew(facts, call.skewSeconds, clock.nowMs()) ? 'a token past its skew' : undefined;
	}

	return {
		faults,
		waiting: () => begun - ended,
		given: (of, back) => givenTo.get(of)?.at(-1 - back),
		isRejected: (token) => rejectedBy.has(token),
		begin(call, rejectedToken) {
			const place = ++begun;
			if (rejectedToken !== undefined && !rejectedBy.has(rejectedToken))
				rejectedBy.set(rejectedToken, place);
			return { ...call, place, issuedBefore: issued.size };
		},
		end(call, outcome) {
			ended++;
			const stopped = !outcome.ok && outcome.failure.kind === 'cancelled';
			if (stopped && !call.signal.aborted) faults.push('stopped by another');
			if (!outcome.ok) return;
			const { accessToken } = outcome.value;
			const fault = faultOf(accessToken, call);
			if (fault !== undefined) faults.push(fault);
			givenTo.set(call.of, [...(givenTo.get(call.of) ?? []), accessToken]);
		},
	};
}
