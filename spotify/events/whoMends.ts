import type { SpotifyFailure } from '../failures/types';

/**
 * Which failures last until the user changes something: the form, the credential, or what was
 * granted. The others pass by themselves, so that a later poll finds what this one could not.
 */
const LASTS: Readonly<Record<SpotifyFailure['kind'], boolean>> = {
	badRequest: true,
	busy: false,
	cancelled: false,
	credential: true,
	forbidden: true,
	// At the next place, or with the next n8n, it may be over; nothing of the user's is the cause.
	internal: false,
	invalidInput: true,
	network: false,
	notFound: true,
	// By n8n, with or without a reason that lasts: nothing of the workflow is the cause.
	notSent: false,
	rateLimited: false,
	server: false,
	unauthorized: true,
	// A page of a proxy's, or a list that was never still enough to be read.
	unexpectedResponse: false,
};

/** Tells whether only the user can end a failure. */
export const isForUser = ({ kind }: SpotifyFailure): boolean => LASTS[kind];

/**
 * Picks the one of several failures to report: what the user has to mend comes before what passes.
 */
export const foremost = (failures: readonly SpotifyFailure[]): SpotifyFailure | undefined =>
	failures.find(isForUser) ?? failures[0];
