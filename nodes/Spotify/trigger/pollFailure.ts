import {
	NodeApiError,
	NodeOperationError,
	UserError,
	type IPollFunctions,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { isForUser } from '../../../spotify/events/whoMends';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { toNodeError } from '../execute/toNodeError';
import { processPolls } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';

/** What keeps a poll from looking. */
export interface PollFailure {
	error: NodeApiError | NodeOperationError;
	/** Only the user can end it; any other passes by itself. */
	isForUser: boolean;
	/** Until when Spotify takes no requests, in milliseconds since 1970. */
	retryAtMs?: number;
}

/** Makes the error that n8n shows for a failure of a poll. */
export const errorOf = (context: IPollFunctions, failure: SpotifyFailure) =>
	toNodeError(
		failure,
		{ node: context.getNode(), timeZone: context.getTimezone(), nowMs: n8nClock.nowMs() },
		0,
	);

/**
 * Describes a failure of a poll: its error, whether only the user can mend it, and until when to
 * wait.
 */
export const pollFailureOf = (context: IPollFunctions, failure: SpotifyFailure): PollFailure => ({
	error: errorOf(context, failure),
	isForUser: isForUser(failure),
	...(failure.kind === 'rateLimited' && { retryAtMs: failure.retryAtMs }),
});

/**
 * Tells whether n8n complains of the node or its credential: not chosen, deleted, not shared, not
 * to be decrypted. Whatever else it throws, such as that its database does not answer, passes.
 */
const isComplaint = (error: unknown): boolean =>
	error instanceof NodeApiError ||
	error instanceof NodeOperationError ||
	error instanceof UserError ||
	(error instanceof Error && /^(Credential|Expression)/.test(error.constructor.name));

/** Describes what n8n threw while the form or the credential was read. */
export function pollFailureThrown(context: IPollFunctions, thrown: unknown): PollFailure {
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	const isToldByNode = error instanceof NodeApiError || error instanceof NodeOperationError;
	return {
		error: isToldByNode ? error : new NodeOperationError(context.getNode(), error),
		isForUser: isComplaint(thrown),
	};
}

/** n8n starts; an error that is thrown would leave the workflow without its other triggers. */
const STARTING: readonly WorkflowActivateMode[] = ['init', 'leadershipChange'];

/**
 * Makes a failure known: n8n shows a failed execution and starts the error workflow, and polls
 * on. A pause that Spotify has set is told once, not at every poll.
 *
 * What the user has to mend is thrown, which ends an activation and shows why. What passes must not
 * be: n8n 2.41 publishes a workflow whose first poll throws, shows it as active, and never polls it.
 * @param node stands for the node in what the process knows of polls
 * @param hasBase whether a poll has looked before
 */
export function tell(
	context: IPollFunctions,
	node: string,
	{ error, isForUser: isThrown, retryAtMs }: PollFailure,
	hasBase: boolean,
): null {
	const nowMs = n8nClock.nowMs();
	if (retryAtMs !== undefined && !processPolls().says(node, retryAtMs, nowMs) && hasBase) {
		context.logger.info(`${context.getNode().name}: ${error.message}`);
		return null;
	}
	if (isThrown && !STARTING.includes(context.getActivationMode())) throw error;
	context.__emitError(error);
	return null;
}
