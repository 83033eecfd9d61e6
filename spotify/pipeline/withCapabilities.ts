import { failed, type Outcome } from '../failures/outcome';
import { closedOperation } from '../refusals/forbidden';
import type { Send, SpotifyRequest } from '../request/types';
import type { Support } from './capabilities';
import type { StageTools } from './stage';

/** Names the endpoint of a request, which an app may or may not call. */
export const endpointIn = ({ method, template }: SpotifyRequest): string => `${method} ${template}`;

function supportIn(outcome: Outcome<unknown>): Support {
	if (outcome.ok) return 'allowed';
	const { failure } = outcome;
	return 'reason' in failure && failure.reason === 'kindOfApp' ? failure : undefined;
}

/**
 * Asks for what not every kind of app may call until Spotify refuses it for that reason; then, for
 * as long as that counts, and where no app may, fails with the same refusal, without a request.
 */
export function withCapabilities(
	send: Send,
	{ capabilities, clock, signal }: Pick<StageTools, 'capabilities' | 'clock' | 'signal'>,
): Send {
	return async (request) => {
		if (!request.availability) return await send(request);
		if (request.availability === 'removed') return failed(closedOperation(request));
		return await capabilities.probe<Outcome<unknown>>(
			endpointIn(request),
			() => clock.nowMs(),
			async () => {
				const answer = await send(request);
				return { answer, support: supportIn(answer) };
			},
			(refusal) => failed(refusal),
			signal,
		);
	};
}
