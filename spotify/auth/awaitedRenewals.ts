import { raceAbort } from '../concurrency/raceAbort';
import { failed, type Outcome } from '../failures/outcome';
import { stoppedWaiting } from './tokenFailures';
import type { AccessTokens } from './types';

/** The tokens of all runs of a process that were rejected a moment ago, and are being renewed. */
export interface AwaitedRenewals {
	/**
	 * Makes whoever asks for a token that was rejected wait until its renewal is over, instead of
	 * being rejected as well.
	 * @param owner whose tokens they are
	 * @param signal ends this run's waiting at once
	 */
	share(tokens: AccessTokens, owner: string, signal?: AbortSignal): AccessTokens;
}

interface Awaited {
	isOver: Promise<void>;
	/** Lets those who wait go on. */
	end(): void;
}

function awaited(): Awaited {
	let end = (): void => undefined;
	const isOver = new Promise<void>((resolve) => (end = resolve));
	return { isOver, end: () => end() };
}

/** Creates the register of renewals that are on their way, of which there are none. */
export function createAwaitedRenewals(): AwaitedRenewals {
	const renewals = new Map<string, Awaited>();

	return {
		share(tokens, owner, signal) {
			const named = (token: string): string => `${owner} ${token}`;
			const end = (token: string): void => {
				renewals.get(named(token))?.end();
				renewals.delete(named(token));
			};
			return {
				...tokens,
				async get() {
					for (;;) {
						const token = await tokens.get();
						const renewal = token.ok ? renewals.get(named(token.value)) : undefined;
						if (!renewal) return token;
						await raceAbort(renewal.isOver, signal);
						if (signal?.aborted) return failed(stoppedWaiting());
					}
				},
				rejected(token) {
					if (!renewals.has(named(token))) renewals.set(named(token), awaited());
				},
				keep: end,
				isRejected: (token) => renewals.has(named(token)),
				async renew(token, said): Promise<Outcome<string>> {
					try {
						return await tokens.renew(token, said);
					} finally {
						end(token);
					}
				},
			};
		},
	};
}
