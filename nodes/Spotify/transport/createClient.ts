import type { IExecuteFunctions } from 'n8n-workflow';
import type { TokenService } from '../../../spotify/auth/tokenService';
import { processState } from '../../../spotify/processState';
import { createPipeline } from '../../../spotify/request/pipeline';
import type { Send } from '../../../spotify/request/types';
import { accessTokenAccount } from './accessToken';
import type { Account } from './account';
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

/** The account of the credential that `authentication` chooses; no other credential is read. */
async function openAccount(
	context: IExecuteFunctions,
	tokens: TokenService,
	signal: AbortSignal | undefined,
): Promise<Account> {
	return context.getNodeParameter('authentication', 0) === 'accessToken'
		? await accessTokenAccount(context)
		: await clientCredentialsAccount(context, tokens, signal);
}

/**
 * The client of one execution, on the credential that the node has.
 * @throws n8n's own error where no credential is chosen
 */
export async function createClient(context: IExecuteFunctions): Promise<Client> {
	const state = processState(n8nClock);
	const signal = context.getExecutionCancelSignal();
	const { http, appKey } = await openAccount(context, state.tokens, signal);
	const parts = { http, app: state.app(appKey), clock: n8nClock, random: Math.random };
	return { sendWith: (options) => createPipeline(parts, { ...options, signal }) };
}
