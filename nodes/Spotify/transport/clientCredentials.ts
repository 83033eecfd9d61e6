import type { IHttpRequestOptions } from 'n8n-workflow';
import type { AccessTokens } from '../../../spotify/auth/types';
import { checkClient, tokenKey } from '../../../spotify/auth/clientCredentials';
import { createRedactor, secretsOfClient } from '../../../spotify/auth/redact';
import {
	clientOf,
	freshStoredTokenOf,
	tokenRequestOf,
	toStoredToken,
} from '../../../spotify/auth/storedCredential';
import type { TokenEntry } from '../../../spotify/auth/tokenCache';
import {
	DEFAULT_SKEW_SECONDS,
	isFresh,
	type TokenRequest,
	type TokenService,
} from '../../../spotify/auth/tokenService';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { Account } from './account';
import { ACCESS_TOKEN } from './accessToken';
import { refusesToRenew } from './engine2';
import { n8nClock } from './n8nClock';
import { n8nSend, requestWithData } from './n8nSend';
import type { NodeContext } from './nodeContext';

const CLIENT_CREDENTIALS = 'spotifyClientCredentialsApi';

/** The tokens of one run. */
interface RunTokens extends AccessTokens {
	/** Returns the token that `get` gives; undefined as long as there is none. */
	current(): TokenEntry | undefined;
}

/**
 * Creates the tokens of one run. After a failure the run asks for none any more, since each item
 * would cost requests to hear the same; it goes on with what others have got, should they get one.
 * @param stored what n8n has stored, as long as it is fresh
 * @param onToken told of each token that is used for the first time
 */
function tokensOfRun(
	service: TokenService,
	request: TokenRequest,
	stored: TokenEntry | undefined,
	onToken: (token: TokenEntry) => void,
): RunTokens {
	const skewSeconds = request.skewSeconds ?? DEFAULT_SKEW_SECONDS;
	let token = stored;
	let failure: SpotifyFailure | undefined;
	let rejected: string | undefined;

	function use(outcome: Outcome<TokenEntry>): Outcome<string> {
		if (!outcome.ok) {
			token = undefined;
			if (outcome.failure.kind !== 'cancelled') failure = outcome.failure;
			return outcome;
		}
		failure = undefined;
		if (outcome.value.accessToken !== token?.accessToken) onToken(outcome.value);
		token = outcome.value;
		return succeeded(token.accessToken);
	}

	async function obtain(ask: () => Promise<Outcome<TokenEntry>>): Promise<Outcome<string>> {
		if (!failure) return use(await ask());
		const known = await service.known(request);
		const isAnother = known !== undefined && known.accessToken !== rejected;
		return use(isAnother ? succeeded(known) : failed(failure));
	}

	return {
		current: () => token,
		async get() {
			const isGood =
				token !== undefined &&
				isFresh(token, skewSeconds, n8nClock.nowMs()) &&
				!service.isRejected(request.client, token.accessToken);
			if (token && isGood) return succeeded(token.accessToken);
			return await obtain(async () => await service.getAccessToken(request));
		},
		async renew(rejectedToken, said = '') {
			rejected = rejectedToken;
			return await obtain(async () => await service.renew({ ...request, rejectedToken, said }));
		},
		accepted: () => service.accepted(request.client),
	};
}

/**
 * Opens an account on client credentials. The credential is read once, and once more for each new
 * token, not for every request. A token that n8n has stored is used while it is fresh; a new one
 * comes from the process's token service, and n8n stores it: the first request that uses it goes
 * out with an empty token field, for which n8n calls the credential's `preAuthentication`, and that
 * gets the same token from the service.
 * @throws n8n's own error if the credential cannot be read
 */
export async function clientCredentialsAccount(
	context: NodeContext,
	service: TokenService,
	signal: AbortSignal | undefined,
): Promise<Account> {
	const stored = await context.getCredentials(CLIENT_CREDENTIALS);
	const request = { ...tokenRequestOf(stored), http: n8nSend(context.helpers.httpRequest), signal };
	const skewSeconds = request.skewSeconds ?? DEFAULT_SKEW_SECONDS;
	const storedToken = freshStoredTokenOf(stored, skewSeconds, n8nClock.nowMs());
	const checked = checkClient(request.client);
	const client = checked.ok ? checked.value : request.client;
	const appKey = tokenKey(request.client);
	const redactor = createRedactor(...secretsOfClient(client), storedToken?.accessToken);
	let isStored = true;

	const tokens = tokensOfRun(service, request, storedToken, ({ accessToken }) => {
		redactor.add(accessToken);
		isStored = false;
	});

	/**
	 * Returns the credential as it is now, while it is for the client of the run: n8n 1.x stores the
	 * whole of what it is handed, and what somebody has changed meanwhile would be lost.
	 */
	async function unchanged(): Promise<typeof stored | undefined> {
		try {
			const now = await context.getCredentials(CLIENT_CREDENTIALS);
			return tokenKey(clientOf(now)) === appKey ? now : undefined;
		} catch {
			// Deleted, or not shared any more: the token at hand is good all the same.
			return undefined;
		}
	}

	/**
	 * Returns the credential's data for one request; the one that makes n8n store a new token leaves
	 * it out.
	 */
	async function credentialData(accessToken: string): Promise<typeof stored> {
		const token = tokens.current();
		const dataWith = (data: typeof stored): typeof stored => ({
			...data,
			...toStoredToken({ accessToken, expiresAtMs: token?.expiresAtMs ?? 0 }, request.client),
		});
		if (isStored || token?.accessToken !== accessToken) return dataWith(stored);
		isStored = true;
		const now = await unchanged();
		return now ? { ...dataWith(now), accessToken: '' } : dataWith(stored);
	}

	let n8nRenews = true;
	/**
	 * Sends with the credential. Where n8n cannot renew a token, it refuses the credential before it
	 * sends: from then on the token goes out alone, as a pasted one does, and n8n stores none.
	 */
	async function sendOver(options: IHttpRequestOptions, accessToken: string): Promise<unknown> {
		const sendAlone = async () =>
			await requestWithData(context, ACCESS_TOKEN, options, { accessToken });
		if (!n8nRenews) return await sendAlone();
		const sendStored = async () =>
			await requestWithData(
				context,
				CLIENT_CREDENTIALS,
				options,
				await credentialData(accessToken),
			);
		return await sendStored().catch(async (error: unknown) => {
			if (!refusesToRenew(error)) return await Promise.reject(error as Error);
			n8nRenews = false;
			return await sendAlone();
		});
	}

	return {
		http: async (httpRequest, accessToken) =>
			await n8nSend(async (options) => await sendOver(options, accessToken))(httpRequest),
		tokens,
		redact: redactor.redact,
		appKey,
	};
}
