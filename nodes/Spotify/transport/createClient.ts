import {
	createWaits,
	TOOL_WAIT_SECONDS,
	type WaitRule,
} from '../../../spotify/concurrency/waitDeadline';
import { tokensInTime } from '../../../spotify/auth/tokensInTime';
import type { Polls } from '../../../spotify/events/polls';
import { createDownload } from '../../../spotify/images/download';
import type { PickerTools } from '../../../spotify/pickers/findChoices';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import type { Usage } from '../../../spotify/pipeline/usage';
import { noteListChanges } from '../../../spotify/playlists/list/noteChanges';
import { processState, type ProcessState } from '../../../spotify/processState';
import type { RunClient } from '../../../spotify/run/types';
import { createUserLists } from '../../../spotify/run/userLists';
import { accessTokenAccount } from './accessToken';
import type { Account } from './account';
import { clientCredentialsAccount } from './clientCredentials';
import { n8nClock } from './n8nClock';
import { n8nDownload } from './n8nSend';
import type { NodeContext } from './nodeContext';
import { userOAuth2Account } from './userOAuth2';

/** Sends for one run of a node, a list of a form or a poll. */
export interface Client extends RunClient {
	/** What the lists of forms work with beside it. */
	pickers: Pick<PickerTools, 'memory' | 'owner' | 'signal'>;
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
	/** Until when the run waits; any time where absent. */
	waitRule?: WaitRule | undefined;
}

/** Returns the polls of this process. */
export const processPolls = (): Polls => processState(n8nClock).polls;

/**
 * Opens the account of the credential that `authentication` chooses; no other credential is read.
 */
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
 * Creates the client of one run, on the credential that the node has.
 * @throws n8n's own error if no credential is chosen
 */
export async function createClient(
	context: NodeContext,
	{ authentication, usage, maxRequests, signal, waitRule }: ClientOptions,
): Promise<Client> {
	const state = processState(n8nClock);
	const account = await openAccount(context, authentication, state, signal);
	const { http, redact, appKey, userKey = appKey, scopes } = account;
	const clock = n8nClock;
	const waits = createWaits(clock, waitRule);
	const random = Math.random;
	const ofApp = state.app(appKey);
	const capabilities = userKey === appKey ? ofApp.capabilities : state.capabilitiesOf(userKey);
	const shared = state.awaitedRenewals.share(account.tokens, userKey, signal);
	const partsFor = (maxWaitMs: number) => {
		const tokens = tokensInTime(shared, clock, () => waits.leftMs(maxWaitMs));
		return { http, tokens, redact, app: { ...ofApp, capabilities }, clock, random };
	};
	return {
		sendWith: ({ maxConcurrency, maxRateLimitWaitMs, lease }) =>
			noteListChanges(
				createPipeline(partsFor(maxRateLimitWaitMs), {
					maxConcurrency,
					maxRateLimitWaitMs,
					waitDeadline: waits.deadlineOf(maxRateLimitWaitMs),
					lease,
					maxRequests,
					usage,
					signal,
				}),
				state.listMemory,
				userKey,
			),
		tools: {
			actsForUser: authentication === 'oAuth2',
			capabilities,
			clock,
			download: createDownload(n8nDownload(context), clock, random, signal, () =>
				waits.leftMs(TOOL_WAIT_SECONDS * 1000),
			),
			playlistMemory: state.playlistMemory,
			signal,
			usage,
		},
		pickers: { memory: state.pickers, owner: userKey, signal },
		waitMs: (maxWaitMs) => Math.min(maxWaitMs, waits.leftMs(maxWaitMs)),
		runExclusive: async (key, maxWaitMs, work, subject) =>
			await state.playlistMutex.runExclusive(key, work, { maxWaitMs, signal, subject }),
		userKey,
		listMemory: state.listMemory,
		app: ofApp,
		userLists: createUserLists(clock, state.listMemory, userKey),
		redact,
		scopes,
	};
}
