import type { IExecuteFunctions } from 'n8n-workflow';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { Listing } from '../../../spotify/paging/types';
import type { RunResult } from '../../../spotify/run/runResult';
import { createUsage, type Usage } from '../../../spotify/pipeline/usage';
import { byCount, countText } from '../../../spotify/values/counted';
import { sentences } from '../../../spotify/values/sentences';
import { n8nClock } from '../transport/n8nClock';
import { quietly } from './faults';

/** Often enough to see that a long run goes on, seldom enough for a log. */
const LOG_EVERY_MS = 5_000;

/** Each item may have one of its own. */
const MAX_NOTES = 5;

/** What a run tells of itself, beside its items. */
export interface Report {
	usage: Usage;
	/** Shows below the output what the run came to and cost. */
	show(result: RunResult): void;
	/** Adds to the failure that ends the run what it cost: n8n drops hints then. */
	withCost<T extends SpotifyFailure>(failure: T): T;
	/**
	 * Notes what of a list may be missing.
	 * @param missing how many of its entries are nothing to hand out
	 */
	notes(listing: Listing, missing: number): void;
}

/**
 * Creates the report of a run over so many items. During the run, it logs the progress every few
 * seconds.
 */
export function createReport(context: IExecuteFunctions, items: number): Report {
	let restless = 0;
	let missingCount = 0;
	let hidden = 0;
	const told = new Set<string>();
	let hasEstimates = false;
	let loggedAtMs = n8nClock.monotonicMs();
	const log = (waitMs = 0): void => {
		const nowMs = n8nClock.monotonicMs();
		// Nothing else is told as long as a long wait goes on.
		if (nowMs - loggedAtMs < LOG_EVERY_MS && waitMs < LOG_EVERY_MS) return;
		loggedAtMs = nowMs;
		const progress = usage.progressText(items, nowMs);
		quietly(() => context.logger.info(`${context.getNode().name}: ${progress}`));
	};
	const usage = createUsage(log);
	const changed = (): string =>
		restless === 0 ? '' : 'A list changed while it was read: entries may be missing or come twice.';
	const missing = (): string =>
		missingCount === 0
			? ''
			: `Spotify counts ${countText(missingCount)} more in what was listed, and gave nothing for ${byCount(missingCount, 'it: it may have been removed, or not be', 'them: they may have been removed, or not be')} available in the account's country or the chosen market.`;
	const estimated = (): string =>
		hasEstimates
			? 'Spotify only estimates the totals of a search: these are all the results it gave.'
			: '';
	const unavailable = (): string =>
		hidden === 0
			? ''
			: `Spotify does not show ${countText(hidden)} of the playlist's entries, and nothing in the list accounts for ${byCount(hidden, 'it: it stays where it is', 'them: they stay where they are')}.`;
	const notes = (): string =>
		sentences(changed(), missing(), unavailable(), estimated(), [...told].join(' '));

	return {
		usage,
		notes(
			{ changedWhileReading, isEstimate, missingCount: less = 0, hiddenCount: more = 0, note },
			missing,
		) {
			if (changedWhileReading) restless += 1;
			hidden += more;
			if (note !== undefined && told.size < MAX_NOTES) told.add(note);
			if (isEstimate) hasEstimates = true;
			missingCount += less + missing;
		},
		show({ text, isNews }) {
			const isTold = isNews || usage.text() !== '';
			const message = sentences(isTold ? usage.text(text) : '', notes());
			if (message === '') return;
			quietly(() => context.addExecutionHints({ message, location: 'outputPane' }));
		},
		withCost(failure) {
			const cost = sentences(usage.text(), notes());
			return cost === '' ? failure : { ...failure, hint: `${failure.hint} ${cost}` };
		},
	};
}
