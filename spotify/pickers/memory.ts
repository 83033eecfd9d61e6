import type { Clock } from '../clock';
import type { Outcome } from '../outcome';

/** What a list of the form offers to choose. */
export interface Choice {
	name: string;
	/** The ID. */
	value: string;
	/** Where it opens in Spotify. */
	url?: string;
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
const MOST_PAGES = 500;

/** Pages that were asked for a moment ago. */
export interface PickerMemory {
	/**
	 * What `ask` gives, or gave within the last minute to whoever used the same key. Who comes while
	 * it is asked for waits for the same answer. A failure is not remembered.
	 */
	page(key: string, ask: () => Promise<Outcome<ChoicePage>>): Promise<Outcome<ChoicePage>>;
}

/** Reopening a list, or taking back a letter, costs no request. Holds 500 pages, the latest ones. */
export function createPickerMemory(clock: Clock): PickerMemory {
	// A Map lists its keys in the order they were set: the oldest comes first.
	const pages = new Map<string, { page: Promise<Outcome<ChoicePage>>; untilMs: number }>();

	function forget(): void {
		for (const [key, { untilMs }] of pages) {
			if (untilMs > clock.nowMs() && pages.size < MOST_PAGES) return;
			pages.delete(key);
		}
	}

	return {
		async page(key, ask) {
			const known = pages.get(key);
			if (known && known.untilMs > clock.nowMs()) return await known.page;
			pages.delete(key);
			forget();
			const asked = { page: ask(), untilMs: clock.nowMs() + REMEMBERED_MS };
			pages.set(key, asked);
			const outcome = await asked.page;
			if (!outcome.ok && pages.get(key) === asked) pages.delete(key);
			return outcome;
		},
	};
}
