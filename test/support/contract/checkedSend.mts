import { failed, succeeded } from '../../../spotify/failures/outcome';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import { factFor, type OperationFact } from './facts.mts';
import { requestFaults } from './requestFaults.mts';

export interface CheckedSend {
	send: Send;
	/** Everything that was sent, in order. */
	sent: SpotifyRequest[];
	/** What Spotify would have refused of it. */
	faults: string[];
}

/**
 * Answers what Spotify would accept, and refuses and notes the rest.
 * @param only the operation that each request must be of; any of Spotify's where absent
 */
export function checkedSend(
	answer: (request: SpotifyRequest) => unknown,
	only?: OperationFact,
): CheckedSend {
	const sent: SpotifyRequest[] = [];
	const faults: string[] = [];
	const send: Send = async (request) => {
		sent.push(request);
		const fact = only ?? factFor(request.method, request.path);
		const found = fact
			? requestFaults(fact, request)
			: [`${request.method} ${request.path} is none of Spotify's operations`];
		faults.push(...found);
		return found.length === 0
			? succeeded(answer(request))
			: failed({ kind: 'badRequest', status: 400, message: found.join('; '), hint: '' });
	};
	return { send, sent, faults };
}
