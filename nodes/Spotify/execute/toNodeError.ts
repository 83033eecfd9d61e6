import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
} from 'n8n-workflow';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { rateLimitText } from '../../../spotify/failures/rateLimitText';
import { runsOnEngine2 } from '../transport/engine2';
import { n8nClock } from '../transport/n8nClock';
import { inputItemsOf } from './inputItems';

/** Where and when a failure is told: for times of day that the user understands. */
export interface ErrorContext {
	node: INode;
	timeZone: string;
	nowMs: number;
	/** n8n keeps nothing of an error but its message, which then has to say what to do next. */
	messageOnly?: boolean;
	/** Tells whether an error may lead back to an input item; it always may where absent. */
	leadsBack?: (itemIndex: number) => boolean;
}

/** Returns the workflow's time zone; UTC if n8n has none to give, or one that there is not. */
function timeZoneOf(context: IExecuteFunctions): string {
	try {
		const timeZone = context.getTimezone();
		return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
	} catch {
		return 'UTC';
	}
}

/** Returns a function that gives the context for the failures of a run, at the time of the call. */
export function errorContextOf(context: IExecuteFunctions): () => ErrorContext {
	const node = context.getNode();
	const messageOnly = runsOnEngine2(context);
	const looksBack = node.onError === 'continueErrorOutput';
	const leadsBack = looksBack && { leadsBack: inputItemsOf(context) };
	// Node takes milliseconds for the first time zone of a process, and few runs fail.
	let timeZone: string | undefined;
	return () => {
		timeZone ??= timeZoneOf(context);
		return { node, timeZone, nowMs: n8nClock.nowMs(), messageOnly, ...leadsBack };
	};
}

const errorTextOf = (failure: SpotifyFailure, { nowMs, timeZone }: ErrorContext) =>
	failure.kind === 'rateLimited' ? rateLimitText(failure, nowMs, timeZone) : failure;

const statusOf = (failure: SpotifyFailure): number | undefined =>
	'status' in failure ? failure.status : undefined;

/** Returns the facts of a failure as plain data, for workflows that act on it. */
export function toErrorData(failure: SpotifyFailure, errorContext: ErrorContext): IDataObject {
	const { message, hint } = errorTextOf(failure, errorContext);
	const status = statusOf(failure);
	const { nextOffset } = failure;
	return {
		message,
		description: hint,
		kind: failure.kind,
		...(status !== undefined && { status }),
		...(failure.kind === 'rateLimited' && {
			...(failure.scope !== 'budget' && { retryAt: new Date(failure.retryAtMs).toISOString() }),
			scope: failure.scope,
			...(failure.bucket !== undefined && { bucket: failure.bucket }),
		}),
		...('reason' in failure && { reason: failure.reason }),
		...(failure.kind === 'invalidInput' && { field: failure.field }),
		...(nextOffset !== undefined && { nextOffset }),
		...(failure.unwritten && {
			missing: [...failure.unwritten.missing],
			uncertain: [...failure.unwritten.uncertain],
			...(failure.unwritten.removed && { removed: [...failure.unwritten.removed] }),
		}),
	};
}

/** Failures in which neither Spotify nor the way to it has a part. */
const isOurs = ({ kind }: SpotifyFailure): boolean =>
	kind === 'invalidInput' || kind === 'cancelled' || kind === 'internal';

/** Makes the error that n8n shows if Spotify, or the way to it, has failed. */
export function toApiError(
	node: INode,
	failure: SpotifyFailure,
	{ message, hint }: Pick<SpotifyFailure, 'hint' | 'message'>,
	itemIndex?: number,
): NodeApiError {
	const status = statusOf(failure);
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			description: hint,
			...(itemIndex !== undefined && { itemIndex }),
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
	// n8n puts its own words for a connection's code or a status in place of ours.
	error.message = message;
	return error;
}

/** Returns what an error says in its message: all of it, where n8n drops the description. */
const wholeMessage = (
	message: string,
	description: string,
	{ messageOnly = false }: ErrorContext,
): string => (messageOnly ? `${message.replace(/\.$/, '')}. ${description}` : message);

/**
 * Makes the error that n8n shows for a failure.
 * @param itemIndex the item that failed, if the failure belongs to one
 */
export function toNodeError(
	failure: SpotifyFailure,
	errorContext: ErrorContext,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const text = errorTextOf(failure, errorContext);
	if (isOurs(failure)) {
		const where = failure.kind === 'invalidInput' ? `Field '${failure.field}': ` : '';
		const description = `${where}${text.hint}`;
		const error = new NodeOperationError(errorContext.node, text.message, {
			description,
			...(itemIndex !== undefined && { itemIndex }),
		});
		// n8n puts its own words in place of a message that has a code such as ENOENT in it.
		error.message = wholeMessage(text.message, description, errorContext);
		// The text says that they are there, also of a write that was stopped.
		if (failure.unwritten || failure.nextOffset !== undefined)
			error.context.data = toErrorData(failure, errorContext);
		return error;
	}
	const error = toApiError(errorContext.node, failure, text, itemIndex);
	error.message = wholeMessage(text.message, text.hint, errorContext);
	error.context.data = toErrorData(failure, errorContext);
	return error;
}
