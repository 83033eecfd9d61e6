import type { IExecuteFunctions } from 'n8n-workflow';
import { processState } from '../../../spotify/processState';
import { createPipeline } from '../../../spotify/request/pipeline';
import type { Send } from '../../../spotify/request/types';
import { clientCredentialsAccount } from './clientCredentials';
import { n8nClock } from './n8nClock';

/** What a run may be told by its items. */
export interface SendOptions {
	maxConcurrency: number;
	maxRateLimitWaitMs: number;
}

/** Sends for one execution, through everything that its process shares. */
export interface Client {
	sendWith(options: SendOptions): Send;
}

/**
 * The client of one execution, on the credential that the node has.
 * @throws n8n's own error where no credential is chosen
 */
export async function createClient(context: IExecuteFunctions): Promise<Client> {
	const state = processState(n8nClock);
	const signal = context.getExecutionCancelSignal();
	const { http, appKey } = await clientCredentialsAccount(context, state.tokens, signal);
	const parts = { http, app: state.app(appKey), clock: n8nClock, random: Math.random };
	return { sendWith: (options) => createPipeline(parts, { ...options, signal }) };
}
