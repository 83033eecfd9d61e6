import { succeeded } from '../failures/outcome';
import { linkIn } from '../ids/links';
import type { MatchInput } from '../match/types';
import type { Send, SpotifyRequest } from '../request/types';
import { foundTrack } from './foundTrack';
import type { Matched } from './trackSearch';

/**
 * Returns the ID of the track that a line links to, by an address or a URI; undefined if it does
 * neither.
 */
export function linkedTrackId({ text = '' }: MatchInput): string | undefined {
	const link = linkIn(text);
	return link?.kind === 'track' ? link.id : undefined;
}

/** Gets the track that a line links to: nothing is to be searched for, and nothing to be judged. */
export async function linkedTrack(
	id: string,
	{ market }: SpotifyRequest['query'],
	send: Send,
): Promise<Matched> {
	const answer = await send({
		method: 'GET',
		path: `/tracks/${id}`,
		template: '/tracks/{id}',
		query: market === undefined ? {} : { market },
		idempotent: true,
	});
	const isGone = !answer.ok && answer.failure.kind === 'notFound';
	if (!answer.ok && !isGone) return answer;
	const track = answer.ok ? foundTrack(answer.value) : undefined;
	const best = track === undefined ? null : { track, confidence: 1, matchedBy: 'link' as const };
	return succeeded({
		matched: best !== null,
		best,
		candidates: best === null ? [] : [best],
		queries: [`spotify:track:${id}`],
		isHopeless: false,
	});
}
