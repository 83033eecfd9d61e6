import type { AppKind } from '../accounts/appKinds.mts';
import { defaultClient, type NewClient } from '../accounts/clients.mts';
import { defaultUserId } from '../users/createUser.mts';
import type { Settings, World } from '../world.mts';
import { createCatalogueControl } from './catalogueControl.mts';
import type { FaultRule } from './faults.mts';
import { InputError } from './fields.mts';
import type { Quota, RateLimit } from './limits.mts';
import { createPlaylistControl } from './playlistControl.mts';
import { createUserControl } from './userControl.mts';

export type Control = ReturnType<typeof createControl>;

/**
 * How tests and demos steer a simulator. Each takes one argument or none, so that the control
 * port can offer all of them under their names.
 */
export const createControl = (world: World, initial: Settings) => ({
	...createUserControl(world),
	...createPlaylistControl(world),
	...createCatalogueControl(world),
	/** The requests so far, or the last so many of them, in the order of arrival. */
	log: ({ last }: { last?: number | undefined } = {}) => world.log.entries(last),
	/** Requests so far by method and path template, e.g. `GET /v1/artists/{id}`, `POST /api/token`. */
	counts: () => world.log.counts(),
	/** Requests that are being answered now, and the most there ever were at once. */
	concurrency: () => world.log.concurrency(),
	/** The apps that are known, without their secrets. */
	clients: () => [...world.clients.values()].map(({ clientId, kind }) => ({ clientId, kind })),
	/** Forgets log and counts, and nothing else. */
	clearLog: () => world.log.clear(),
	/** Back to the start: no log, no faults, no limits, no tokens, the one client, the first settings. */
	reset: () => {
		Object.assign(world.settings, initial);
		world.clients.clear();
		world.clients.set(defaultClient.clientId, defaultClient);
		for (const part of [world.log, world.faults, world.limits]) part.clear();
		for (const part of [world.unknownIds, world.playlistSizes]) part.clear();
		for (const part of [world.users, world.consents, world.pictures, world.places.releases])
			part.clear();
		world.session.userId = defaultUserId;
		world.tokens.revokeAll();
	},
	setLatency: ({ milliseconds }: { milliseconds: number }) => {
		world.settings.latencyMs = milliseconds;
	},
	/** For tokens issued from now on. */
	setTokenLifetime: ({ seconds }: { seconds: number }) => {
		world.settings.tokenLifetimeSeconds = seconds;
	},
	/** A token of the app that it knows from the start, as somebody might have got it elsewhere. */
	issueToken: () => ({
		accessToken: world.tokens.issue(defaultClient.clientId, world.settings.tokenLifetimeSeconds),
	}),
	/** Every token issued so far is invalid from now on. */
	revokeTokens: () => world.tokens.revokeAll(),
	/** The hour of every token issued so far is over; refresh tokens are as good as before. */
	expireTokens: () => world.tokens.expireAll(),
	/** Adds an app, or gives one a new secret; its kind stays, if nothing is said of it. */
	addClient: ({ clientId, clientSecret, kind }: NewClient) => {
		const known = world.clients.get(clientId)?.kind;
		world.clients.set(clientId, { clientId, clientSecret, kind: kind ?? known ?? 'extended' });
	},
	/** From now on, for the tokens that the app has, too. */
	setKind: ({ clientId, kind }: { clientId: string; kind: AppKind }) => {
		const client = world.clients.get(clientId);
		if (!client) throw new InputError(`No such app: ${clientId}`);
		world.clients.set(clientId, { ...client, kind });
	},
	/** Whether the Premium of the app's owner is in force; apps in Development Mode need it. */
	setOwnerPremium: ({
		clientId = defaultClient.clientId,
		premium,
	}: {
		clientId?: string | undefined;
		premium: boolean;
	}) => {
		const client = world.clients.get(clientId);
		if (!client) throw new InputError(`No such app: ${clientId}`);
		world.clients.set(clientId, { ...client, ownerWithoutPremium: !premium });
	},
	removeClient: ({ clientId }: { clientId: string }) => {
		world.clients.delete(clientId);
	},
	addFault: (rule: FaultRule) => world.faults.add(rule),
	faults: () => world.faults.list(),
	clearFaults: () => world.faults.clear(),
	setRateLimit: (limit: RateLimit) => world.limits.setRateLimit(limit),
	setQuota: (quota: Quota) => world.limits.setQuota(quota),
	/** Lifts the rate limit and all quotas. */
	clearLimits: () => world.limits.clear(),
});
