import type { Redact } from '../../../spotify/auth/redact';
import type { Polls } from '../../../spotify/events/polls';
import { createDownload } from '../../../spotify/images/download';
import type { PlaylistTools } from '../../../spotify/playlists/target';
import type { PickerTools } from '../../../spotify/pickers/findChoices';
import type { Outcome } from '../../../spotify/failures/outcome';
import { processState, type ProcessState } from '../../../spotify/processState';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import type { Turn } from '../../../spotify/pipeline/turns';
import type { Send } from '../../../spotify/request/types';
import type { Usage } from '../../../spotify/pipeline/usage';
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
	/** The turn that what is sent belongs to. */
	turn?: Turn;
}

/** Sends for one run, through everything that its process shares. */
export interface Client {
	sendWith(options: SendOptions): Send;
	/** What jobs work with beside it. */
	tools: Pick<
		PlaylistTools,
		'actsForUser' | 'capabilities' | 'clock' | 'download' | 'playlistMemory' | 'signal' | 'usage'
	>;
	/** What the lists of forms work with beside it. */
	pickers: Pick<PickerTools, 'memory' | 'owner' | 'signal'>;
	/**
	 * Does what changes a playlist when nothing else in the process changes it; `busy` where that takes
	 * longer than the caller would wait. What it sends, it sends with its turn.
	 */
	inTurn<T>(
		playlistId: string,
		maxWaitMs: number,
		work: (turn: Turn) => Promise<T>,
	): Promise<Outcome<T>>;
	/** Takes the secrets of the account, and the tokens it has used, out of a text. */
	redact: Redact;
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
	const account = await openAccount(context, authentication, state, signal);
	const { http, tokens, redact, appKey, userKey = appKey, scopes } = account;
	const clock = n8nClock;
	const random = Math.random;
	const ofApp = state.app(appKey);
	const capabilities = userKey === appKey ? ofApp.capabilities : state.capabilitiesOf(userKey);
	const parts = { http, tokens, redact, app: { ...ofApp, capabilities }, clock, random };
	return {
		sendWith: ({ maxConcurrency, maxRateLimitWaitMs, turn }) =>
			createPipeline(parts, {
				maxConcurrency,
				maxRateLimitWaitMs,
				turn,
				maxRequests,
				usage,
				signal,
			}),
		tools: {
			actsForUser: authentication === 'oAuth2',
			capabilities,
			clock,
			download: createDownload(n8nDownload(context), clock, random, signal),
			playlistMemory: state.playlistMemory,
			signal,
			usage,
		},
		pickers: { memory: state.pickers, owner: userKey, signal },
		inTurn: async (playlistId, maxWaitMs, work) =>
			await state.playlistTurns.inTurn(playlistId, work, { maxWaitMs, signal }),
		redact,
		scopes,
	};
}
