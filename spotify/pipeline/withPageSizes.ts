import type { Outcome } from '../failures/outcome';
import { hasPageSize } from '../request/hasPageSize';
import type { Send, SpotifyRequest, PageSizes } from '../request/types';
import type { Capabilities } from './capabilities';
import type { SizeLimits, SizeVerdict } from './sizeLimits';
import type { StageTools } from './stage';
import { endpointIn } from './withCapabilities';

/** Names the pages of the list that a limit is of. */
const pagesOf = (request: SpotifyRequest): string => `a page of ${endpointIn(request)}`;

/**
 * Returns the largest page of a list that Spotify is known to give: asking for it tries nothing
 * out.
 */
export const knownPageSize = (
	limits: SizeLimits,
	request: SpotifyRequest,
	sizes: PageSizes,
): number => limits.known(pagesOf(request), sizes);

function sizeVerdict(
	outcome: Outcome<unknown>,
	size: number,
	{ documented }: PageSizes,
): SizeVerdict {
	if (outcome.ok) return 'taken';
	const { failure } = outcome;
	if (failure.kind !== 'badRequest') return 'nothing';
	// More than is documented may be refused in any words.
	const isRefused =
		failure.reason === 'invalidLimit' || (failure.reason === undefined && size > documented);
	return isRefused ? 'refused' : 'nothing';
}

/**
 * Asks for pages no larger than Spotify gives them: a `limit` that it refuses is lowered at once,
 * and the request sent again. An answer says in its own `limit` how far its page reaches.
 */
export function withPageSizes(
	send: Send,
	{
		capabilities: { sizes: limits },
		clock,
		signal,
	}: Pick<StageTools, 'clock' | 'signal'> & { capabilities: Pick<Capabilities, 'sizes'> },
): Send {
	return async (request) => {
		const { pageSizes, query } = request;
		const wanted = Number(query.limit);
		if (!pageSizes || !(wanted >= 1) || !hasPageSize(query.fields)) return await send(request);
		const { answer } = await limits.ask(
			pagesOf(request),
			{ ...pageSizes, wanted },
			() => clock.nowMs(),
			async (size) => {
				const limit = String(size);
				const outcome = await send({ ...request, query: { ...query, limit } });
				return { answer: outcome, verdict: sizeVerdict(outcome, size, pageSizes) };
			},
			signal,
		);
		return answer;
	};
}
