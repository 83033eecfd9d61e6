import type { NodeContext } from './nodeContext';
import { wordsIn } from './sendFailure';

/** n8n gives an execution of its Engine 2.0 a UUID, and any other a number (n8n 2.41, `execution-id`). */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Tells whether n8n's Engine 2.0 runs the node: it keeps of an error no more than its name, message
 * and stack, renews no token, and hands the node no signal by which it could be stopped.
 */
export function runsOnEngine2(context: NodeContext): boolean {
	try {
		return UUID.test(String(context.getExecutionId()));
	} catch {
		// A list of the form belongs to no execution.
		return false;
	}
}

/**
 * Tells whether n8n refused to send because it cannot renew what the credential stores
 * (`UnimplementedError` of n8n 2.41's Engine 2.0). Nothing was sent then.
 */
export const refusesToRenew = (error: unknown): boolean =>
	/\bexpirable property\b/i.test(wordsIn(error));

/** Tells whether n8n refused to refresh an OAuth2 token because it cannot (as above). */
export const refusesToRefresh = (error: unknown): boolean =>
	/\bdoes not support OAuth token refresh\b/i.test(wordsIn(error));
