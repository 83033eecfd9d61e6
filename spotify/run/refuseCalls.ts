import { failed } from '../failures/outcome';
import { type SpotifyFailure, invalidInput } from '../failures/types';
import type { Planned } from '../plan/types';
import { isAggregate } from './jobs';
import type { Call } from './types';

/** Makes those calls fail for which `refuse` gives a failure; the others stay as they are. */
export const refuseCalls = (
	calls: readonly Call[],
	refuse: (call: Planned) => SpotifyFailure | undefined,
): Call[] =>
	calls.map((call) => {
		const failure = call.planned.ok ? refuse(call.planned.value) : undefined;
		return failure ? { ...call, planned: failed(failure) } : call;
	});

/** Makes all calls that make one thing together fail if one of them is wrong. */
export function refuseParts(calls: readonly Call[]): Call[] {
	const wrong = calls.find(({ planned }) => !planned.ok);
	if (!wrong) return [...calls];
	const message = `Nothing was written, since input item ${wrong.itemIndex} is wrong`;
	const hint =
		'The items of the input make one list, which would lack this one. Its own error says what is wrong.';
	return refuseCalls(calls, (planned) =>
		isAggregate(planned) ? invalidInput('Items', message, hint) : undefined,
	);
}
