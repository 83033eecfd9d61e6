import { createSingleFlight } from '../concurrency/singleFlight';
import { createBoundedMap } from '../values/boundedMap';
import type { Clock } from '../concurrency/clock';
import { cancelled } from '../failures/types';
import { failed, type Outcome } from '../failures/outcome';
import { remainingMs, startPause, type Pause } from '../concurrency/pause';

/** What a list of the form offers to choose. */
export interface Choice {
	name: string;
	/** The ID. */
	value: string;
	/** Where it opens in Spotify. */
	url?: string;
	/** Of a playlist: whose it is, and whether others may change it too. */
	ownerId?: string;
	isCollaborative?: boolean;
}

/** One page of what Spotify gives for a list. */
export interface ChoicePage {
	choices: readonly Choice[];
	/** From where to read on; absent at the end. */
	nextOffset?: number;
}

/** Long enough for a form that is filled in, short enough for a new playlist to show up. */
const REMEMBERED_MS = 60_000;

/** Some 10 KB each at the most. */
const MAX_REMEMBERED_PAGES = 500;

/** Pages that were asked for a moment ago. */
export interface PickerMemory {
	/**
	 * Returns what `ask` gives, or gave within the last minute to whoever used the same key. Who
	 * comes while it is asked for waits for the same answer, and asks anew if whoever asked was
	 * stopped. A failure is not remembered.
	 * @param signal ends this caller's waiting at once, with kind `cancelled`
	 */
	page(
		key: string,
		ask: () => Promise<Outcome<ChoicePage>>,
		signal?: AbortSignal,
	): Promise<Outcome<ChoicePage>>;
}

interface RememberedPage {
	page: Outcome<ChoicePage>;
	pause: Pause;
}

/**
 * Creates a memory of pages that were read, so that reopening a list, or taking back a letter,
 * costs no request. It holds 500 pages, the latest ones.
 */
export function createPickerMemory(clock: Clock): PickerMemory {
	const pages = createBoundedMap<RememberedPage>(MAX_REMEMBERED_PAGES);
	const flights = createSingleFlight<Outcome<ChoicePage>>();

	async function askNow(
		key: string,
		ask: () => Promise<Outcome<ChoicePage>>,
	): Promise<Outcome<ChoicePage>> {
		const page = await ask();
		if (page.ok) pages.set(key, { page, pause: startPause(clock, REMEMBERED_MS) });
		return page;
	}

	return {
		async page(key, ask, signal) {
			while (!signal?.aborted) {
				const known = pages.get(key);
				if (known && remainingMs(clock, known.pause) > 0) return known.page;
				const landing = await flights.join(key, async () => await askNow(key, ask), signal);
				if (!landing) break;
				const { result, isOwner: isOwner } = landing;
				if (isOwner || result.ok || result.failure.kind !== 'cancelled') return result;
			}
			return failed(cancelled());
		},
	};
}
