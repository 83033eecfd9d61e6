import type { Scheduler } from 'fast-check';
import type { ClientCredentials } from '../../spotify/auth/clientCredentials';
import { createTokenService } from '../../spotify/auth/tokenService';
import { client, otherClient, sameIdOtherSecret } from '../fixtures/tokenAnswers.mts';
import { createFakeAccounts, type Behaviour } from './fakeAccounts.mts';
import { createFakeClock, settle } from './fakeClock.mts';
import { createTokenWatch } from './tokenWatch.mts';

/** Two of them share their id. */
export const clients = [client, sameIdOtherSecret, otherClient] as const;
export const LONGEST_SKEW_SECONDS = 60;

interface Advance {
	kind: 'advance';
	durationMs: number;
}

/** `callers` ask at once for a token of client number `who`. */
interface Ask {
	kind: 'ask';
	who: number;
	callers: number;
	skewSeconds: number;
	/** Each is stopped so long after it asked. */
	stoppedAfterMs?: number;
	/** Each rejects the token that the client was given so many tokens ago, if there is one. */
	rejects?: number;
}

export type Step = Advance | Ask;

export interface World {
	turns: Scheduler;
	steps: Step[];
	/** What Spotify does with one request after another, over and over. */
	behaviours: Behaviour[];
	/** Does everything run to its end between two turns, or do turns come as close as they can? */
	unhurried: boolean;
}

/** Runs the steps and every answer in the order of the scheduler, until everyone has an answer. */
export async function runWorld(world: World): Promise<{ faults: string[]; requests: number }> {
	const { turns, steps, unhurried } = world;
	const { clock, take, waiting, report } = createWorld(world);
	for (const step of steps) void turns.schedule(Promise.resolve(step), step.kind).then(take);
	// Some rounds are needed for waits between retries; a caller forgotten would need them all.
	for (let round = 0; round < 500; round++) {
		while (turns.count() > 0) {
			await turns.waitNext(1);
			if (unhurried) await settle();
		}
		await clock.advance(1_000);
		if (turns.count() === 0 && waiting() === 0 && clock.asleep() === 0) break;
	}
	return report();
}

function createWorld({ turns, behaviours }: World) {
	const clock = createFakeClock();
	const accounts = createFakeAccounts({
		clock,
		clients,
		behaviours,
		whenItsTurn: async (answer) => await turns.schedule(Promise.resolve(answer)),
		objection: needless,
	});
	const { issued, http } = accounts;
	const watch = createTokenWatch({ clock, issued });
	const service = createTokenService({ clock, random: () => 0.5 });

	/** Nobody has a reason to ask while a token is known that is good for every caller. */
	function needless(of: ClientCredentials): string | undefined {
		const [token, latest] = [...issued].filter(([, facts]) => facts.client === of).at(-1) ?? [];
		if (!token || !latest || watch.isRejected(token)) return undefined;
		const goodForMs = latest.expiresAtMs - clock.nowMs();
		return goodForMs > LONGEST_SKEW_SECONDS * 1000
			? 'a request though a token was there'
			: undefined;
	}

	async function call({ who, skewSeconds, stoppedAfterMs, rejects }: Ask): Promise<void> {
		const of = clients[who] ?? client;
		const stop = new AbortController();
		const rejectedToken = rejects === undefined ? undefined : watch.given(of, rejects);
		const request = { client: of, http, skewSeconds, signal: stop.signal };
		const begun = watch.begin({ of, skewSeconds, signal: stop.signal }, rejectedToken);
		if (stoppedAfterMs !== undefined) void clock.sleep(stoppedAfterMs).then(() => stop.abort());
		const outcome =
			rejectedToken === undefined
				? await service.getAccessToken(request)
				: await service.renew({ ...request, rejectedToken });
		watch.end(begun, outcome);
	}

	function take(step: Step): void {
		if (step.kind === 'advance') return void clock.advance(step.durationMs);
		for (let caller = 0; caller < step.callers; caller++) void call(step);
	}

	function report() {
		const unanswered = watch.waiting() > 0 ? [`${watch.waiting()} without an answer`] : [];
		const faults = [...accounts.faults, ...watch.faults, ...unanswered];
		return { faults, requests: accounts.requests() };
	}

	return { clock, take, waiting: watch.waiting, report };
}
