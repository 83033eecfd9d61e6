import { defaultClient } from '../../accounts/clients.mts';
import { allScopes } from '../../accounts/scopes.mts';
import { defaultUserId } from '../../users/createUser.mts';
import type { User } from '../../users/user.mts';
import type { World } from '../../world.mts';
import { command } from '../command.mts';
import {
	flag,
	InputError,
	listOf,
	number,
	object,
	optional,
	orNull,
	text,
	texts,
	withDefault,
} from '../fields.mts';

/** The default user where it doesn't say. */
export const userId = withDefault(text, defaultUserId);

/** The app that it knows from the start where it doesn't say. */
export const clientId = withDefault(text, defaultClient.clientId);

/** Whose consent, and to which app. */
const ofConsent = { userId, clientId };

export function userOf({ users }: World, { userId: id }: { userId: string }): User {
	const user = users.find(id);
	if (!user) throw new InputError(`No such user: ${id}`);
	return user;
}

const device = object({
	id: text,
	name: text,
	type: withDefault(text, 'Computer'),
	volumePercent: withDefault(number, 50),
	supportsVolume: withDefault(flag, true),
	isRestricted: withDefault(flag, false),
	isPrivateSession: withDefault(flag, false),
});

/** How tests and demos steer who there is, and what they allow. */
export const userCommands = {
	users: command({
		says: 'everyone with an account: `userId`, `displayName`, `country`, `premium`, `listed`',
		looks: true,
		takes: {},
		run: ({ users }) =>
			users.all().map(({ id, displayName, country, premium, listed }) => ({
				userId: id,
				displayName,
				country,
				premium,
				listed,
			})),
	}),
	addUser: command({
		says: 'with a library and playlists of their own, or with nothing if `empty`',
		takes: {
			userId: text,
			displayName: optional(text),
			email: optional(text),
			country: optional(text),
			premium: optional(flag),
			listed: optional(flag),
			empty: optional(flag),
		},
		run: ({ users }, { userId: id, ...given }) => void users.add({ id, ...given }),
	}),
	setUser: command({
		says: 'a device: `{ id, name, type?, volumePercent?, supportsVolume?, isRestricted?, isPrivateSession? }`; none of new ones is active but `activeDeviceId`, `null` for none; `listed`: on the list of users of the apps in Development Mode',
		takes: {
			userId,
			premium: optional(flag),
			country: optional(text),
			listed: optional(flag),
			devices: optional(listOf(device)),
			activeDeviceId: optional(orNull(text)),
		},
		run(world, { userId: id, devices, activeDeviceId, ...changes }) {
			const user = userOf(world, { userId: id });
			if (devices) Object.assign(user.player, { devices, activeDeviceId: undefined });
			if (activeDeviceId !== undefined) user.player.activeDeviceId = activeDeviceId ?? undefined;
			for (const [name, value] of Object.entries(changes)) {
				if (value !== undefined) Object.assign(user, { [name]: value });
			}
		},
	}),
	issueUserToken: command({
		says: '`{ accessToken, refreshToken, scopes }`, as if the user had agreed; all scopes where it names none',
		takes: { ...ofConsent, scopes: withDefault(texts, allScopes) },
		run(world, { scopes, ...of }) {
			userOf(world, of);
			const unknown = scopes.find((scope) => !allScopes.includes(scope));
			if (unknown !== undefined) throw new InputError(`No such scope: ${unknown}`);
			const { consents, tokens, settings } = world;
			const grant = { ...of, scopes: new Set(scopes) };
			consents.agree(grant, settings.refreshTokenLifetimeSeconds);
			return {
				accessToken: tokens.issue(of.clientId, settings.tokenLifetimeSeconds, grant),
				refreshToken: consents.issueRefreshToken(grant),
				scopes: [...scopes],
			};
		},
	}),
	revokeConsent: command({
		says: 'as if the user had removed the app on their account\'s page: all its tokens are invalid, a refresh says "Refresh token revoked"',
		takes: ofConsent,
		run(world, of) {
			userOf(world, of);
			world.consents.revoke(of.clientId, of.userId);
			world.tokens.revoke(of.clientId, of.userId);
		},
	}),
	expireConsent: command({
		says: 'the six months are over: a refresh says "Refresh token expired", access tokens are still good',
		takes: ofConsent,
		run(world, of) {
			userOf(world, of);
			world.consents.expire(of.clientId, of.userId);
		},
	}),
};
