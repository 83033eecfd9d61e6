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
	const message = `Nothing was written because input item ${wrong.itemIndex} is wrong`;
	const hint =
		'All input items together make one list, which would be incomplete. Correct that item: its error says what is wrong.';
	return refuseCalls(calls, (planned) =>
		isAggregate(planned) ? invalidInput('Items', message, hint) : undefined,
	);
}
