import { redactFailure, type Redact } from '../auth/redact';
import { internalFault } from '../failures/internalFault';
import { failed, type Outcome } from '../failures/outcome';
import { requireScope, requireUser } from '../plan/requirements';
import { isChange } from '../plan/changes';
import type { Planned } from '../plan/types';
import { quotaShortage } from './quotaShortage';
import { refuseCalls, refuseParts } from './refuseCalls';
import { resolveCalls } from './resolveCalls';
import { isSkipped, runCalls, type CallResult, type Run } from './runCalls';
import type { Call, EarlyEnd, RunClient } from './types';

/** What a run is asked to do, as it was read. */
export interface RunInput extends Omit<Run, 'changes'> {
	/** Whether the credential acts for an app, and for no user. */
	isAppOnly: boolean;
}

/** What came of a run that was not ended early. */
export interface RunOutput extends Run {
	/** What came of each call, in their order; of those that were not begun, nothing. */
	results: readonly CallResult[];
	/** Takes out of a text what is secret. */
	redact: Redact;
}

/** Finds the first item of a run that is known to fail, which ends it if nothing continues. */
function firstRefused({
	calls,
	continues,
}: Pick<Run, 'calls' | 'continues'>): EarlyEnd | undefined {
	if (continues) return undefined;
	for (const { planned, parameters, itemIndex } of calls) {
		if (!planned.ok && !isSkipped(planned.failure, parameters))
			return { failure: planned.failure, itemIndex };
	}
	return undefined;
}

/**
 * Takes the secrets out of what is wrong with a field: it quotes what was typed, which may be a
 * token in the wrong field.
 */
const redactRefused = (calls: readonly Call[], redact: Redact): Call[] =>
	calls.map((call) =>
		call.planned.ok
			? call
			: { ...call, planned: failed(redactFailure(call.planned.failure, redact)) },
	);

const urisOf = (planned: Planned): readonly string[] =>
	'job' in planned ? planned.input.uris : [];

/** Refuses what the account is known not to be allowed. */
function refuseForbidden({ operation, calls }: RunInput, { scopes, redact }: RunClient): Call[] {
	const allowed = refuseCalls(calls, (planned) => requireScope(operation, scopes, urisOf(planned)));
	return redactRefused(refuseParts(allowed), redact);
}

async function runPlanned(run: Run, client: RunClient): Promise<RunOutput | EarlyEnd> {
	const { redact } = client;
	try {
		return { ...run, results: await runCalls(run, client), redact };
	} catch (error) {
		return { failure: redactFailure(internalFault(error, run.changes), redact) };
	}
}

/**
 * Does what was planned for all items, once what is given by its name has been looked up. Sends
 * nothing while an item is known to fail and the run does not continue. Never rejects, unless `open` does.
 * @param open opens the credential, for a run of so many requests at most
 */
export async function runOperation(
	input: RunInput,
	open: (maxRequests: number | undefined) => Promise<Outcome<RunClient>>,
): Promise<RunOutput | EarlyEnd> {
	const { operation, continues } = input;
	const lacksUser = input.isAppOnly && operation.needs === 'user';
	const known = refuseCalls(input.calls, () =>
		lacksUser ? requireUser(operation.name) : undefined,
	);
	const refused = firstRefused({ calls: known, continues });
	if (refused) return refused;

	// What expressions fail for says nothing of the run.
	const first = known.find(({ planned }) => planned.ok);
	const client = await open(first?.parameters.maxRequests);
	if (!client.ok) return client;
	const allowed = refuseForbidden({ ...input, calls: known }, client.value);
	const forbidden = firstRefused({ calls: allowed, continues });
	if (forbidden) return forbidden;
	const failure = quotaShortage(allowed, client.value);
	if (failure) return { failure: redactFailure(failure, client.value.redact) };
	const found = await resolveCalls(allowed, operation, client.value, input);
	const calls = redactRefused(refuseParts(found), client.value.redact);
	const missing = firstRefused({ calls, continues });
	if (missing) return missing;
	const changes = calls.some(({ planned }) => planned.ok && isChange(planned.value, operation));
	return await runPlanned({ operation, calls, continues, changes }, client.value);
}
