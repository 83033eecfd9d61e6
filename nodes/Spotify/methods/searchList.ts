import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { isObject } from '../../../spotify/values/json';
import { findOperation } from '../../../spotify/operations';
import { findChoices } from '../../../spotify/pickers/findChoices';
import type { PickerKind } from '../../../spotify/pickers/kinds';
import { createUsage } from '../../../spotify/pipeline/usage';
import { DEFAULT_MAX_CONCURRENCY } from '../description/commonProperties';
import { toApiError } from '../execute/toNodeError';
import { createClient } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';
import { listFailureText, LIST_TIMEOUT_MS, withoutCredential } from './listFailure';

/** Returns the country that the form names; undefined if it names none, or by an expression. */
function marketOf(parameters: unknown): string | undefined {
	const { market, options } = isObject(parameters) ? parameters : {};
	const named = market ?? (isObject(options) ? options.market : undefined);
	return typeof named === 'string' && /^[A-Za-z]{2}$/.test(named) ? named : undefined;
}

/**
 * Fills a list of the form; nothing of it waits for a rate limit.
 * @throws NodeApiError that says what the list needs
 */
export async function searchList(
	context: ILoadOptionsFunctions,
	kind: PickerKind,
	filter: string,
	token: string | undefined,
): Promise<INodeListSearchResult> {
	const parameter = (name: string) => context.getCurrentNodeParameter(name);
	const authentication = parameter('authentication');
	const refuse = (failure: SpotifyFailure) =>
		toApiError(
			context.getNode(),
			failure,
			listFailureText(failure, kind, n8nClock.nowMs(), context.getTimezone()),
		);
	const client = await createClient(context, {
		authentication,
		usage: createUsage(),
		signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
	}).catch((thrown: unknown) => {
		throw refuse(withoutCredential(thrown));
	});
	const { capabilities, actsForUser } = client.tools;
	const outcome = await findChoices(
		{
			kind,
			filter: filter.trim(),
			market: marketOf(context.getCurrentNodeParameters()),
			operation: findOperation(String(parameter('resource')), String(parameter('operation'))),
			actsForUser,
			actsForApp: !actsForUser && authentication !== 'accessToken',
		},
		token,
		{
			send: client.sendWith({ maxConcurrency: DEFAULT_MAX_CONCURRENCY, maxRateLimitWaitMs: 0 }),
			capabilities,
			...client.pickers,
			scopes: client.scopes,
		},
	);
	if (!outcome.ok) throw refuse(outcome.failure);
	const { choices, token: paginationToken } = outcome.value;
	return { results: [...choices], ...(paginationToken !== undefined && { paginationToken }) };
}
