import type { AppKind } from '../simulator/accounts/appKinds.mts';
import { defaultClient, type NewClient } from '../simulator/accounts/clients.mts';
import type { Control } from '../simulator/control/control.mts';
import type { AlbumRelease, EpisodeRelease } from '../simulator/control/catalogueControl.mts';
import type { FaultRule } from '../simulator/control/faults.mts';
import type { Quota, RateLimit } from '../simulator/control/limits.mts';
import type {
	Addition,
	PlaylistChange,
	PlaylistToAdd,
	Reordering,
} from '../simulator/control/playlistControl.mts';
import type { EndpointCount } from '../simulator/control/requestLog.mts';
import type {
	NewPlay,
	OfConsent,
	OfUser,
	Saving,
	UserChange,
} from '../simulator/control/userControl.mts';

type Answer<Name extends keyof Control> = ReturnType<Control[Name]>;

/** What the accounts service hands out for a user. */
export interface UserTokens {
	readonly accessToken: string;
	readonly refreshToken: string;
	readonly scopes: readonly string[];
}

export const TOKEN_ENDPOINT = 'POST /api/token';

/** Steers a running simulator through its control port. */
export class SimulatorControl {
	private readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	/** How often an endpoint was asked, e.g. `GET /v1/artists/{id}`. */
	async count(endpoint: string): Promise<number> {
		return (await this.counts())[endpoint] ?? 0;
	}

	/** How often each endpoint was asked that was. */
	async counts(): Promise<Readonly<Record<string, number>>> {
		const counts = await this.call<Record<string, EndpointCount>>('GET', 'counts');
		return Object.fromEntries(Object.entries(counts).map(([name, { total }]) => [name, total]));
	}

	/** How many requests there were to any of Spotify's hosts. */
	async countAll(): Promise<number> {
		return Object.values(await this.counts()).reduce((sum, total) => sum + total, 0);
	}

	/** The requests so far, in the order of arrival. */
	async log(): Promise<Answer<'log'>> {
		return await this.call('GET', 'log');
	}

	async countTokenRequests(): Promise<number> {
		return await this.count(TOKEN_ENDPOINT);
	}

	async addFault(rule: FaultRule): Promise<void> {
		await this.call('POST', 'addFault', rule);
	}

	/** How often each fault came, in the order in which they were added. */
	async countStrikes(): Promise<readonly number[]> {
		const faults = await this.call<ReadonlyArray<{ struck: number }>>('GET', 'faults');
		return faults.map(({ struck }) => struck);
	}

	async setRateLimit(limit: RateLimit): Promise<void> {
		await this.call('POST', 'setRateLimit', limit);
	}

	async setQuota(quota: Quota): Promise<void> {
		await this.call('POST', 'setQuota', quota);
	}

	/** Makes the app that it knows from the start one of another kind. */
	async setKind(kind: AppKind): Promise<void> {
		await this.call('POST', 'setKind', { clientId: defaultClient.clientId, kind });
	}

	async addClient(client: NewClient): Promise<void> {
		await this.call('POST', 'addClient', client);
	}

	/** How many items a playlist of the catalogue has. */
	async setPlaylistSize(id: string, items: number): Promise<void> {
		await this.call('POST', 'setPlaylistSize', { id, items });
	}

	async setLatency(milliseconds: number): Promise<void> {
		await this.call('POST', 'setLatency', { milliseconds });
	}

	async issueToken(): Promise<string> {
		return (await this.call<{ accessToken: string }>('POST', 'issueToken')).accessToken;
	}

	async revokeTokens(): Promise<void> {
		await this.call('POST', 'revokeTokens');
	}

	/** The hour of every access token is over; refresh tokens are as good as before. */
	async endAccessTokens(): Promise<void> {
		await this.call('POST', 'expireTokens');
	}

	/** What a user gets by agreeing; all scopes and the default user where it doesn't say. */
	async issueUserToken(scopes?: readonly string[], of: OfConsent = {}): Promise<UserTokens> {
		return await this.call('POST', 'issueUserToken', { ...of, scopes });
	}

	/** The user takes the app off their account. */
	async revokeConsent(of: OfConsent = {}): Promise<void> {
		await this.call('POST', 'revokeConsent', of);
	}

	/** The six months of the user's consent are over. */
	async expireConsent(of: OfConsent = {}): Promise<void> {
		await this.call('POST', 'expireConsent', of);
	}

	async setRefreshTokenLifetime(seconds: number): Promise<void> {
		await this.call('POST', 'setRefreshTokenLifetime', { seconds });
	}

	async setRotateRefreshTokens(rotate: boolean): Promise<void> {
		await this.call('POST', 'setRotateRefreshTokens', { rotate });
	}

	async setOwnerPremium(premium: boolean): Promise<void> {
		await this.call('POST', 'setOwnerPremium', { premium });
	}

	async addUser(user: Parameters<Control['addUser']>[0]): Promise<void> {
		await this.call('POST', 'addUser', user);
	}

	async setUser(change: UserChange): Promise<void> {
		await this.call('POST', 'setUser', change);
	}

	/** The device with this id is the one that plays; none with `null`. */
	async setActiveDevice(activeDeviceId: string | null): Promise<void> {
		await this.setUser({ activeDeviceId });
	}

	/** The playlists that can be changed: a user's, or everybody's. */
	async playlists(of: OfUser = {}): Promise<Answer<'playlists'>> {
		return await this.call('GET', `playlists${queryOf(of)}`);
	}

	async addPlaylist(playlist: PlaylistToAdd = {}): Promise<Answer<'addPlaylist'>> {
		return await this.call('POST', 'addPlaylist', playlist);
	}

	/** Reading a playlist brings its new snapshot so much later than its new contents. */
	async setSnapshotDelay(milliseconds: number): Promise<void> {
		await this.call('POST', 'setSnapshotDelay', { milliseconds });
	}

	/** URIs, and `null` for what is gone from the catalogue. */
	async setPlaylistContents(id: string, uris: readonly (string | null)[]): Promise<void> {
		await this.call('POST', 'setPlaylistContents', { id, uris });
	}

	async playlistContents(id: string): Promise<Answer<'playlistContents'>> {
		return await this.call('GET', `playlistContents${queryOf({ id })}`);
	}

	/** Somebody adds items now; what was there keeps its time. */
	async addItems(addition: Addition): Promise<void> {
		await this.call('POST', 'addItems', addition);
	}

	/** Takes out every occurrence of the URIs. */
	async removeItems(id: string, uris: readonly string[]): Promise<void> {
		await this.call('POST', 'removeItems', { id, uris });
	}

	async moveItems(reordering: Reordering): Promise<void> {
		await this.call('POST', 'moveItems', reordering);
	}

	async setPlaylist(change: PlaylistChange): Promise<void> {
		await this.call('POST', 'setPlaylist', change);
	}

	/** Nobody finds it any more. */
	async deletePlaylist(id: string): Promise<void> {
		await this.call('POST', 'deletePlaylist', { id });
	}

	/** An artist brings out albums; gives their URIs, the first to come out first. */
	async addReleases(release: AlbumRelease): Promise<readonly string[]> {
		return await this.call('POST', 'addReleases', release);
	}

	/** A show brings out episodes; gives their URIs, the first to come out first. */
	async addEpisodes(release: EpisodeRelease): Promise<readonly string[]> {
		return await this.call('POST', 'addEpisodes', release);
	}

	/** What is saved and followed, by its kind; the newest first. */
	async library(of: OfUser = {}): Promise<Answer<'library'>> {
		return await this.call('GET', `library${queryOf(of)}`);
	}

	/** The URIs of the saved tracks, the newest first. */
	async savedTracks(of: OfUser = {}): Promise<readonly string[]> {
		return (await this.library(of)).track ?? [];
	}

	/** Replaces all that is saved and followed; the first of the list is the newest. */
	async setLibrary(uris: readonly string[], of: OfUser = {}): Promise<void> {
		await this.call('POST', 'setLibrary', { ...of, uris });
	}

	/** Saves or follows things, the first of the list last: it ends up as the newest. */
	async addToLibrary(saving: Saving): Promise<void> {
		await this.call('POST', 'addToLibrary', saving);
	}

	async removeFromLibrary(uris: readonly string[], of: OfUser = {}): Promise<void> {
		await this.call('POST', 'removeFromLibrary', { ...of, uris });
	}

	async player(of: OfUser = {}): Promise<Answer<'player'>> {
		return await this.call('GET', `player${queryOf(of)}`);
	}

	/** A play that is over at this moment, or was then. */
	async addPlay(play: NewPlay): Promise<void> {
		await this.call('POST', 'addPlay', play);
	}

	/** As it was at the start: no tokens, no changes, nothing counted. */
	async reset(): Promise<void> {
		await this.call('POST', 'reset');
	}

	/** No faults, no limits, nothing counted. Tokens stay good. */
	async clear(): Promise<void> {
		for (const what of ['clearFaults', 'clearLimits', 'clearLog']) await this.call('POST', what);
	}

	private async call<T>(method: string, name: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/${name}`, {
			method,
			body: body === undefined ? null : JSON.stringify(body),
		});
		const answer: unknown = await response.json();
		if (!response.ok)
			throw new Error(
				`The simulator answered ${response.status} to ${name}: ${JSON.stringify(answer)}`,
			);
		return answer as T;
	}
}

function queryOf(values: object): string {
	const given = Object.entries(values).filter(([, value]) => value !== undefined);
	return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
