import type { SimulatorRequest } from '../types.mts';

/** What a fault does to a request. */
export type FaultAnswer =
	/**
	 * This answer instead of Spotify's; `body` is sent as it is, or as JSON. With `acted` Spotify
	 * has done what it was asked for, and only the answer to it got lost on the way.
	 */
	| {
			status: number;
			headers?: Readonly<Record<string, string>> | undefined;
			body?: unknown;
			acted?: boolean | undefined;
	  }
	/** The connection is dropped; Spotify did nothing. */
	| 'reset'
	/** Spotify acts, then the connection is dropped. */
	| 'resetAfter'
	/** A gateway's page with status 502. */
	| 'html'
	/** The connection is dropped in the middle of the answer. */
	| 'truncated'
	/** The usual answer, so much later. */
	| { delayMs: number };

/** A fault to order. Rules are asked in order; the first that is due decides, the others don't see the request. */
export interface FaultRule {
	/** All that is given must fit. `path` is a regular expression over the path with its query. */
	match: { host?: string | undefined; method?: string | undefined; path?: string | undefined };
	/** Lets so many requests pass first. */
	after?: number | undefined;
	/** Strikes so often; without it, for ever. */
	times?: number | undefined;
	answer: FaultAnswer;
}

export interface Faults {
	add(rule: FaultRule): void;
	clear(): void;
	/** The rules in force, with how often each was seen and struck. */
	list(): (FaultRule & { seen: number; struck: number })[];
	/** What is to happen to this request; counts it. */
	strike(request: SimulatorRequest): FaultAnswer | undefined;
}

export function createFaults(): Faults {
	let rules: (FaultRule & { seen: number; struck: number; pattern: RegExp })[] = [];

	const fits = ({ match, pattern }: (typeof rules)[number], request: SimulatorRequest) =>
		(match.host === undefined || match.host === request.host) &&
		(match.method === undefined || match.method === request.method) &&
		pattern.test(request.path);

	return {
		add: (rule) => {
			rules.push({ ...rule, seen: 0, struck: 0, pattern: new RegExp(rule.match.path ?? '') });
		},
		clear: () => {
			rules = [];
		},
		list: () => rules.map(({ pattern: _pattern, ...rule }) => rule),
		strike(request) {
			for (const rule of rules) {
				if (rule.struck >= (rule.times ?? Infinity) || !fits(rule, request)) continue;
				rule.seen += 1;
				if (rule.seen <= (rule.after ?? 0)) continue;
				rule.struck += 1;
				return rule.answer;
			}
			return undefined;
		},
	};
}
