import type { Contested, Results, Target } from './types.mts';

const show = (value: number): string =>
	Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);

/** What a target is about, worked out from contestants that all must have been run. */
interface Measure {
	readonly what: string;
	/** The contestants that it takes. */
	readonly of: readonly string[];
	readonly value: (...contested: readonly Contested[]) => number | undefined;
}

const judge = (
	results: Results,
	{ what, of, value }: Measure,
	wanted: string,
	isGood: (value: number) => boolean,
): Target => {
	const contested = of.map((name) => results[name]).filter((one) => one !== undefined);
	const measured = contested.length === of.length ? value(...contested) : undefined;
	return measured === undefined
		? { what, wanted, measured: 'not run', ok: undefined }
		: { what, wanted, measured: show(measured), ok: isGood(measured) };
};

export const atMost = (results: Results, measure: Measure, most: number): Target =>
	judge(results, measure, `at most ${show(most)}`, (value) => value <= most);

export const atLeast = (results: Results, measure: Measure, least: number): Target =>
	judge(results, measure, `at least ${show(least)}`, (value) => value >= least);

export const exactly = (results: Results, measure: Measure, wanted: number): Target =>
	judge(results, measure, show(wanted), (value) => value === wanted);

/** The requests of the first run, which had to learn what it could not know. */
export const requests = (name = 'ours', what = 'requests'): Measure => ({
	what,
	of: [name],
	value: (one) => one?.observed[0].run.requests,
});

export const tokenRequests = (name = 'ours'): Measure => ({
	what: 'token requests',
	of: [name],
	value: (one) => one?.observed[0].run.tokenRequests,
});

export const itemsOut = (name = 'ours', what = 'items out'): Measure => ({
	what,
	of: [name],
	value: (one) => one?.observed[0].run.itemsOut,
});

/** How many times longer another contestant takes than ours. */
export const timesFaster = (than: string, what: string): Measure => ({
	what: `times faster than ${what}`,
	of: ['ours', than],
	value: (ours, other) => ours && other && other.seconds / ours.seconds,
});

/** How many times longer ours takes than another contestant. */
export const timesTheTime = (than: string, what: string): Measure => ({
	what: `times the time of ${what}`,
	of: ['ours', than],
	value: (ours, other) => ours && other && ours.seconds / other.seconds,
});

/** Positions at which the output is not what was asked for at that position. */
export const outOfPlace = (wanted: readonly string[], name = 'ours'): Measure => ({
	what: 'items missing or out of order',
	of: [name],
	value: (one) => {
		const ids = one?.observed[0].items.map(({ id }) => id) ?? [];
		const wrong = wanted.filter((id, index) => ids[index] !== id).length;
		return wrong + Math.max(0, ids.length - wanted.length);
	},
});
