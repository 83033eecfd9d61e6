import type { Planned } from '../../../spotify/plan/types';
import type { IExecuteFunctions } from 'n8n-workflow';
import { redactFailure, type Redact } from '../../../spotify/auth/redact';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { Operation } from '../../../spotify/operations/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { missingScope, needsUser } from '../../../spotify/plan/callers';
import { isChange } from '../../../spotify/plan/changes';
import { createClient, type Client, type ClientOptions } from '../transport/createClient';
import { internalFault, unreadableCredential } from './faults';
import { planItems, readChoice, refuseCalls, refuseParts } from './planCalls';
import { createReport, type Report } from './report';
import type { Call } from './tasks';

/** What a run is about to do. */
export interface PreparedRun {
	operation: Operation;
	/** One at least for each input item; those of them that failed already are not sent. */
	calls: readonly Call[];
	client: Client;
	report: Report;
	/** Whether each failure is to be an item of the output, instead of the end of the run. */
	continues: boolean;
	/** Whether anything is to be changed at Spotify. */
	changes: boolean;
}

/** What ends a run before it has an output: a failure, of an item where it is of one. */
export interface EarlyEnd {
	failure: SpotifyFailure;
	itemIndex?: number;
}

/** The first item of a run that is known to fail, which ends it where nothing continues. */
function firstRefused(calls: readonly Call[], continues: boolean): EarlyEnd | undefined {
	if (continues) return undefined;
	for (const { planned, itemIndex } of calls) {
		if (!planned.ok) return { failure: planned.failure, itemIndex };
	}
	return undefined;
}

async function openClient(
	context: IExecuteFunctions,
	options: ClientOptions,
): Promise<Outcome<Client>> {
	try {
		return succeeded(await createClient(context, options));
	} catch (error) {
		return failed(unreadableCredential(error));
	}
}

/** What is wrong with a field quotes what was typed into it, which may be a token in the wrong field. */
const redactRefused = (calls: readonly Call[], redact: Redact): Call[] =>
	calls.map((call) =>
		call.planned.ok
			? call
			: { ...call, planned: failed(redactFailure(call.planned.failure, redact)) },
	);

const urisOf = (planned: Planned): readonly string[] =>
	'job' in planned ? planned.order.uris : [];

async function prepare(
	context: IExecuteFunctions,
	continues: boolean,
): Promise<PreparedRun | EarlyEnd> {
	const choice = readChoice(context);
	if (!choice.ok) return choice;
	const { operation, authentication } = choice.value;
	const lacksUser = authentication === 'clientCredentials' && operation.needs === 'user';
	const known = refuseCalls(await planItems(context, operation), () =>
		lacksUser ? needsUser(operation.name) : undefined,
	);
	// Nothing is sent while an item of the run is known to fail.
	const refused = firstRefused(known, continues);
	if (refused) return refused;

	const report = createReport(context, known.length);
	// What expressions fail for says nothing of the run.
	const first = known.find(({ planned }) => planned.ok);
	const client = await openClient(context, {
		authentication,
		usage: report.usage,
		maxRequests: first?.parameters.maxRequests,
		signal: context.getExecutionCancelSignal(),
	});
	if (!client.ok) return client;
	const { scopes, redact } = client.value;
	const allowed = refuseCalls(known, (planned) => missingScope(operation, scopes, urisOf(planned)));
	const calls = redactRefused(refuseParts(allowed), redact);
	const changes = calls.some(({ planned }) => planned.ok && isChange(planned.value, operation));
	return (
		firstRefused(calls, continues) ?? {
			operation,
			calls,
			client: client.value,
			report,
			continues,
			changes,
		}
	);
}

/**
 * Reads the form for all input items, and opens the credential. Sends nothing, and never rejects.
 * @param continues whether each failure is to be an item of the output
 */
export async function prepareRun(
	context: IExecuteFunctions,
	continues: boolean,
): Promise<PreparedRun | EarlyEnd> {
	try {
		return await prepare(context, continues);
	} catch (error) {
		return { failure: internalFault(error) };
	}
}
