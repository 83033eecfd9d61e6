import { isObject } from '../values/json';
import { digestOf } from './digest';
import type { Schedule } from './schedule';

/** Goes up when what a part holds gets another shape, so that an older state is not misread. */
const VERSION = 1;

const CHECK_LENGTH = 12;

/** What a trigger remembers from poll to poll, as it is stored: plain data. */
export interface StoredState {
	version: number;
	/** Stands for what the parts are of, but for their IDs. */
	about: string;
	/** `PollState`, as JSON. */
	memory: string;
	/** Stands for all that, so that a damaged state is noticed. */
	check: string;
}

/** What is remembered. */
export interface PollState {
	/** By the ID of each place: what the last look at it left to know. */
	parts: Readonly<Record<string, unknown>>;
	/** The place at which the next poll goes on, where the last one did not come round. */
	place?: string | undefined;
	/** How the requests of a day are spread, where their number is limited. */
	schedule?: Schedule | undefined;
	/** Whose it is, where it is a user's. */
	account?: unknown;
}

/** Why a stored state is not used. */
export type Unusable = 'damaged' | 'otherVersion' | 'aboutOther';

const checkOf = (version: number, about: string, memory: string): string =>
	digestOf(JSON.stringify([version, about, memory]), CHECK_LENGTH);

/** Returns what stands for what a trigger is about. */
export const aboutOf = (subject: unknown): string =>
	digestOf(JSON.stringify(subject), CHECK_LENGTH);

/** Packs what a trigger remembers into plain data, with a checksum. */
export function toStored(
	{ parts, place, schedule, account }: PollState,
	about: string,
): StoredState {
	const memory = JSON.stringify({ parts, place, schedule, account });
	return { version: VERSION, about, memory, check: checkOf(VERSION, about, memory) };
}

const EMPTY_STATE: PollState = { parts: {} };

/**
 * Reads what was stored. What cannot be used is as if nothing were known: the next poll then takes
 * the present as its base.
 */
export function fromStored(
	stored: unknown,
	about: string,
): { memory: PollState; unusable?: Unusable } {
	if (stored === undefined || stored === null) return { memory: EMPTY_STATE };
	if (!isObject(stored)) return { memory: EMPTY_STATE, unusable: 'damaged' };
	const { version, about: storedAbout, memory, check } = stored;
	if (typeof version === 'number' && version !== VERSION) {
		return { memory: EMPTY_STATE, unusable: 'otherVersion' };
	}
	const isWhole =
		typeof memory === 'string' &&
		typeof storedAbout === 'string' &&
		check === checkOf(VERSION, storedAbout, memory);
	if (!isWhole) return { memory: EMPTY_STATE, unusable: 'damaged' };
	if (storedAbout !== about) return { memory: EMPTY_STATE, unusable: 'aboutOther' };
	return { memory: JSON.parse(memory) as PollState };
}
