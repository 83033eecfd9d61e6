import { redactAnswer, redactFailure, type Redact } from '../auth/redact';
import type { Clock } from '../concurrency/clock';
import { failed, type Outcome } from '../failures/outcome';
import type { HttpResponse } from '../http/types';
import { classify } from '../refusals/classify';
import type { Send, SpotifyRequest } from '../request/types';
import { noToken, type SendWith } from './stage';

/** Reads what an answer means; what is said of a bad one quotes nothing that is secret. */
function readApiAnswer(
	answer: HttpResponse,
	request: SpotifyRequest,
	nowMs: number,
	redact: Redact,
): Outcome<unknown> {
	const outcome = classify(answer, request, nowMs);
	return outcome.ok ? outcome : classify(redactAnswer(answer, redact), request, nowMs);
}

/** Turns answers into what they mean: a body, or a failure that quotes nothing secret. */
export const withAnswers =
	(send: SendWith<SpotifyRequest>, clock: Clock, redact: Redact): Send =>
	async (request) => {
		const outcome = await send(request, noToken);
		if (!outcome.ok) return failed(redactFailure(outcome.failure, redact));
		const read = readApiAnswer(outcome.value, request, clock.nowMs(), redact);
		return read.ok ? read : failed(redactFailure(read.failure, redact));
	};
