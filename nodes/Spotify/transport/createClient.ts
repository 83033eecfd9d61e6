import type { IExecuteFunctions } from 'n8n-workflow';
import { createDownload } from '../../../spotify/images/download';
import type { JobTools } from '../../../spotify/jobs/types';
import { processState, type ProcessState } from '../../../spotify/processState';
import { createPipeline } from '../../../spotify/request/pipeline';
import type { Send } from '../../../spotify/request/types';
import type { Usage } from '../../../spotify/request/usage';
import { accessTokenAccount } from './accessToken';
import type { Account } from './account';
import { clientCredentialsAccount } from './clientCredentials';
import { n8nClock } from './n8nClock';
import { n8nDownload } from './n8nSend';
import { userOAuth2Account } from './userOAuth2';

/** What a run may be told by its items. */
export interface SendOptions {
	maxConcurrency: number;
	maxRateLimitWaitMs: number;
}

/** Sends for one execution, through everything that its process shares. */
export interface Client {
	sendWith(options: SendOptions): Send;
	/** What jobs work with beside it. */
	tools: Pick<JobTools, 'actsForUser' | 'capabilities' | 'clock' | 'download' | 'signal' | 'usage'>;
	/** Does what changes a playlist when nothing else in the process changes it. */
	inTurn<T>(playlistId: string, work: () => Promise<T>): Promise<T>;
	/** What the user allowed; undefined where that is not known, or where there is no user. */
	scopes?: ReadonlySet<string> | undefined;
}

/** The account of the credential that `authentication` chooses; no other credential is read. */
async function openAccount(
	context: IExecuteFunctions,
	{ tokens, renewals }: ProcessState,
	signal: AbortSignal | undefined,
): Promise<Account> {
	switch (context.getNodeParameter('authentication', 0)) {
		case 'accessToken':
			return await accessTokenAccount(context);
		case 'oAuth2':
			return await userOAuth2Account(context, renewals, signal);
		default:
			return await clientCredentialsAccount(context, tokens, signal);
	}
}

/**
 * The client of one execution, on the credential that the node has.
 * @param usage what the execution has used, which this counts
 * @param maxRequests how many requests it may send; any number where absent
 * @throws n8n's own error where no credential is chosen
 */
export async function createClient(
	context: IExecuteFunctions,
	usage: Usage,
	maxRequests: number | undefined,
): Promise<Client> {
	const state = processState(n8nClock);
	const signal = context.getExecutionCancelSignal();
	const { http, appKey, scopes } = await openAccount(context, state, signal);
	const clock = n8nClock;
	const random = Math.random;
	const app = state.app(appKey);
	const parts = { http, app, clock, random };
	return {
		sendWith: (options) => createPipeline(parts, { ...options, maxRequests, usage, signal }),
		tools: {
			actsForUser: context.getNodeParameter('authentication', 0) === 'oAuth2',
			capabilities: app.capabilities,
			clock,
			download: createDownload(n8nDownload(context), clock, random, signal),
			signal,
			usage,
		},
		inTurn: async (playlistId, work) => await state.playlistTurns.inTurn(playlistId, work, signal),
		scopes,
	};
}
