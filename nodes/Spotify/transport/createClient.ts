import type { Polls } from '../../../spotify/events/polls';
import { createDownload } from '../../../spotify/images/download';
import type { JobTools } from '../../../spotify/jobs/types';
import type { PickerTools } from '../../../spotify/pickers/findChoices';
import { processState, type ProcessState } from '../../../spotify/processState';
import { createPipeline } from '../../../spotify/request/pipeline';
import type { Send } from '../../../spotify/request/types';
import type { Usage } from '../../../spotify/request/usage';
import { accessTokenAccount } from './accessToken';
import type { Account } from './account';
import { clientCredentialsAccount } from './clientCredentials';
import { n8nClock } from './n8nClock';
import { n8nDownload } from './n8nSend';
import type { NodeContext } from './nodeContext';
import { userOAuth2Account } from './userOAuth2';

/** What a run may be told by its items. */
export interface SendOptions {
	maxConcurrency: number;
	maxRateLimitWaitMs: number;
}

/** Sends for one run, through everything that its process shares. */
export interface Client {
	sendWith(options: SendOptions): Send;
	/** What jobs work with beside it. */
	tools: Pick<JobTools, 'actsForUser' | 'capabilities' | 'clock' | 'download' | 'signal' | 'usage'>;
	/** What the lists of forms work with beside it. */
	pickers: Pick<PickerTools, 'memory' | 'owner'>;
	/** Does what changes a playlist when nothing else in the process changes it. */
	inTurn<T>(playlistId: string, work: () => Promise<T>): Promise<T>;
	/** What the user allowed; undefined where that is not known, or where there is no user. */
	scopes?: ReadonlySet<string> | undefined;
}

/** What a run brings along. */
export interface ClientOptions {
	/** What the form's Authentication says. */
	authentication: unknown;
	/** What the run has used, which the client counts. */
	usage: Usage;
	/** How many requests the run may send; any number where absent. */
	maxRequests?: number | undefined;
	/** Ends the run. */
	signal?: AbortSignal | undefined;
}

/** The polls of this process. */
export const processPolls = (): Polls => processState(n8nClock).polls;

/** The account of the credential that `authentication` chooses; no other credential is read. */
async function openAccount(
	context: NodeContext,
	authentication: unknown,
	{ tokens, renewals }: ProcessState,
	signal: AbortSignal | undefined,
): Promise<Account> {
	switch (authentication) {
		case 'accessToken':
			return await accessTokenAccount(context);
		case 'oAuth2':
			return await userOAuth2Account(context, renewals, signal);
		default:
			return await clientCredentialsAccount(context, tokens, signal);
	}
}

/**
 * The client of one run, on the credential that the node has.
 * @throws n8n's own error where no credential is chosen
 */
export async function createClient(
	context: NodeContext,
	{ authentication, usage, maxRequests, signal }: ClientOptions,
): Promise<Client> {
	const state = processState(n8nClock);
	const {
		http,
		appKey,
		owner = appKey,
		scopes,
	} = await openAccount(context, authentication, state, signal);
	const clock = n8nClock;
	const random = Math.random;
	const app = state.app(appKey);
	const parts = { http, app, clock, random };
	return {
		sendWith: (options) => createPipeline(parts, { ...options, maxRequests, usage, signal }),
		tools: {
			actsForUser: authentication === 'oAuth2',
			capabilities: app.capabilities,
			clock,
			download: createDownload(n8nDownload(context), clock, random, signal),
			signal,
			usage,
		},
		pickers: { memory: state.pickers, owner },
		inTurn: async (playlistId, work) => await state.playlistTurns.inTurn(playlistId, work, signal),
		scopes,
	};
}
