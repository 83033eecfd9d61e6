import type { Target } from '../target';
import { cancelled, type SpotifyFailure } from '../../failures/types';
import { textAt } from '../../values/json';
import { mayHaveActed } from '../../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../../request/types';

/** What is known after a write was sent once: of a lost one, not even whether it was carried out. */
export type Sent =
	| { kind: 'done'; snapshotId: string }
	| { kind: 'refused'; failure: SpotifyFailure }
	| { kind: 'lost'; failure: SpotifyFailure };

/** Sends a write once. After a stop nothing is sent. */
export async function sendWrite({ send, signal }: Target, request: SpotifyRequest): Promise<Sent> {
	if (signal?.aborted) return { kind: 'refused', failure: cancelled() };
	const outcome = await send(request);
	if (!outcome.ok) {
		const { failure } = outcome;
		return { kind: mayHaveActed(failure) ? 'lost' : 'refused', failure };
	}
	const snapshotId = textAt(outcome.value, 'snapshot_id');
	return snapshotId === undefined
		? { kind: 'lost', failure: withoutSnapshot(request) }
		: { kind: 'done', snapshotId };
}

const withoutSnapshot = ({ method, path }: SpotifyRequest): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${method} ${path} has no snapshot_id`,
	hint: 'The answer was cut off or changed on its way. Try again, and report it if it happens again.',
});
