import { defaultClient } from '../accounts/clients.mts';
import { allScopes } from '../accounts/scopes.mts';
import { defaultUserId, type NewUser } from '../users/createUser.mts';
import {
	createLibrary,
	type LibraryKind,
	libraryKinds,
	newestFirst,
	save,
} from '../users/library.mts';
import { describePlayer } from '../users/playback.mts';
import type { Device } from '../users/player.mts';
import { readUri } from '../users/uris.mts';
import type { User } from '../users/user.mts';
import type { World } from '../world.mts';
import { InputError } from './fields.mts';

/** The default user where it doesn't say. */
export interface OfUser {
	userId?: string | undefined;
}

/** The user and the app that everyone knows, where it doesn't say. */
export interface OfConsent extends OfUser {
	clientId?: string | undefined;
}

export interface UserChange extends OfUser {
	premium?: boolean | undefined;
	country?: string | undefined;
	/** On the list of users of the apps in Development Mode. */
	listed?: boolean | undefined;
	/** All of them; none is active then, but `activeDeviceId`. */
	devices?: Device[] | undefined;
	/** `null` for none. */
	activeDeviceId?: string | null | undefined;
}

export interface Saving extends OfUser {
	uris: readonly string[];
	/** Now without it. */
	addedAt?: string | undefined;
}

export interface NewPlay extends OfUser {
	uri: string;
	contextUri?: string | undefined;
	/** Now without it. */
	playedAt?: string | undefined;
}

/** How tests and demos steer what users have, play and allow. */
export const createUserControl = (world: World) => {
	const userOf = ({ userId = defaultUserId }: OfUser = {}): User => {
		const user = world.users.find(userId);
		if (!user) throw new InputError(`No such user: ${userId}`);
		return user;
	};
	const consentOf = ({ clientId = defaultClient.clientId, ...ofUser }: OfConsent = {}) => ({
		clientId,
		userId: userOf(ofUser).id,
	});

	return {
		/** Everyone with an account. */
		users: () =>
			world.users.all().map(({ id, displayName, country, premium, listed }) => ({
				userId: id,
				displayName,
				country,
				premium,
				listed,
			})),
		/** Adds a user with a library and playlists of their own, or with nothing if it is `empty`. */
		addUser: ({ userId, ...user }: Omit<NewUser, 'id'> & { userId: string }) => {
			world.users.add({ id: userId, ...user });
		},
		setUser: ({ userId, devices, activeDeviceId, ...changes }: UserChange) => {
			const user = userOf({ userId });
			if (devices) Object.assign(user.player, { devices, activeDeviceId: undefined });
			if (activeDeviceId !== undefined) user.player.activeDeviceId = activeDeviceId ?? undefined;
			for (const [name, value] of Object.entries(changes)) {
				if (value !== undefined) Object.assign(user, { [name]: value });
			}
		},
		/** What the user would have got by agreeing, without the page; all scopes where it doesn't say. */
		issueUserToken: ({
			scopes = [...allScopes],
			...of
		}: OfConsent & { scopes?: string[] | undefined } = {}) => {
			const unknown = scopes.find((scope) => !allScopes.includes(scope));
			if (unknown !== undefined) throw new InputError(`No such scope: ${unknown}`);
			const grant = { ...consentOf(of), scopes: new Set(scopes) };
			world.consents.agree(grant, world.settings.refreshTokenLifetimeSeconds);
			return {
				accessToken: world.tokens.issue(grant.clientId, world.settings.tokenLifetimeSeconds, grant),
				refreshToken: world.consents.issueRefreshToken(grant),
				scopes,
			};
		},
		/** As if the user had removed the app on their account's page: all its tokens are invalid. */
		revokeConsent: (of: OfConsent = {}) => {
			const { clientId, userId } = consentOf(of);
			world.consents.revoke(clientId, userId);
			world.tokens.revoke(clientId, userId);
		},
		/** As if the six months were over: no refresh token is good any more, access tokens still are. */
		expireConsent: (of: OfConsent = {}) => {
			const { clientId, userId } = consentOf(of);
			world.consents.expire(clientId, userId);
		},
		/** From the consents to come on. */
		setRefreshTokenLifetime: ({ seconds }: { seconds: number }) => {
			world.settings.refreshTokenLifetimeSeconds = seconds;
		},
		setRotateRefreshTokens: ({ rotate }: { rotate: boolean }) => {
			world.settings.rotateRefreshTokens = rotate;
		},
		/** What is saved and followed, by its kind; the newest first. */
		library: (of: OfUser = {}) => {
			const { library } = userOf(of);
			return Object.fromEntries(
				libraryKinds.map((kind) => [kind, newestFirst(library[kind]).map(([uri]) => uri)]),
			);
		},
		/** Replaces all that is saved and followed; the first of the list is the newest. */
		setLibrary: ({ uris, ...of }: OfUser & { uris: readonly string[] }) => {
			const library = createLibrary();
			const latestMs = world.clock.nowMs();
			for (const [index, uri] of [...uris.entries()].reverse()) {
				library[savedKind(uri)].set(uri, latestMs - index * 1000);
			}
			userOf(of).library = library;
		},
		/** Saves or follows things, the first of the list last: it ends up as the newest. */
		addToLibrary: ({ uris, addedAt, ...of }: Saving) => {
			const { library } = userOf(of);
			const addedAtMs = readTime(addedAt) ?? world.clock.nowMs();
			const kinds = uris.map((uri) => [uri, savedKind(uri)] as const);
			for (const [uri, kind] of kinds.reverse()) save(library[kind], uri, addedAtMs);
		},
		removeFromLibrary: ({ uris, ...of }: OfUser & { uris: readonly string[] }) => {
			const { library } = userOf(of);
			for (const uri of uris) library[savedKind(uri)].delete(uri);
		},
		/** What plays, where and how. */
		player: (of: OfUser = {}) => describePlayer(world, userOf(of)),
		/** A play that is over at this moment, or was then: a device may tell of it later. */
		addPlay: ({ uri, contextUri, playedAt, ...of }: NewPlay) => {
			const { history } = userOf(of);
			const taken = new Set(history.map(({ playedAtMs }) => playedAtMs));
			let playedAtMs =
				readTime(playedAt) ?? Math.max(history.at(-1)?.playedAtMs ?? 0, world.clock.nowMs());
			while (taken.has(playedAtMs)) playedAtMs += 1;
			history.push({ uri, contextUri, playedAtMs });
			history.sort((one, other) => one.playedAtMs - other.playedAtMs);
		},
	};
};

function savedKind(text: string): LibraryKind {
	const uri = readUri(text);
	const kind = libraryKinds.find((known) => known === uri?.kind);
	if (!kind) throw new InputError(`Nothing to save: ${text}`);
	return kind;
}

function readTime(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const ms = Date.parse(text);
	if (Number.isNaN(ms)) throw new InputError(`Not a time: ${text}`);
	return ms;
}
