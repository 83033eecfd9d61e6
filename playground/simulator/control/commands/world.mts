import { defaultClient } from '../../accounts/clients.mts';
import { settings } from '../../settings.mts';
import { defaultUserId } from '../../users/createUser.mts';
import { command } from '../command.mts';

/** How tests and demos steer the simulator as a whole. */
export const worldCommands = {
	settings: command({
		says: 'what is set',
		looks: true,
		takes: {},
		run: (world) => ({ ...world.settings }),
	}),
	set: command({
		says: 'the settings below: those that are given, from now on',
		takes: settings,
		run(world, given) {
			for (const [name, value] of Object.entries(given)) {
				if (value !== undefined) Object.assign(world.settings, { [name]: value });
			}
		},
	}),
	recover: command({
		says: 'all is well again: no faults, no limits, nothing out of the ordinary with apps, users and players, the first settings. What was written, saved and counted stays, and so do connections: those that had ended are good again with the next refresh',
		takes: {},
		run(world) {
			Object.assign(world.settings, world.initialSettings);
			for (const part of [world.faults, world.limits]) part.clear();
			for (const part of [world.unavailable, world.restless, world.pageLimits]) part.clear();
			world.playerRefusals.length = 0;
			for (const [id, client] of world.clients) {
				world.clients.set(id, { ...client, ownerWithoutPremium: false });
			}
			for (const user of world.users.all()) {
				Object.assign(user, { premium: true, listed: true });
				user.player.activeDeviceId ??= user.player.devices[0]?.id;
			}
			world.consents.restore(world.settings.refreshTokenLifetimeSeconds);
		},
	}),
	reset: command({
		says: 'undoes everything else in this table, connections of users, too: no log, no faults, no limits, no tokens, the one client, the first settings',
		takes: {},
		run(world) {
			Object.assign(world.settings, world.initialSettings);
			world.clients.clear();
			world.clients.set(defaultClient.clientId, defaultClient);
			for (const part of [world.log, world.faults, world.limits]) part.clear();
			for (const part of [world.unknownIds, world.playlistSizes, world.unavailable]) part.clear();
			for (const part of [world.restless, world.oldestFirst, world.pageLimits]) part.clear();
			for (const part of [world.users, world.consents, world.pictures, world.places.releases])
				part.clear();
			world.places.clearNames();
			world.songs.list(world.places, null);
			world.playerRefusals.length = 0;
			world.playerCommands = 0;
			world.session.userId = defaultUserId;
			world.tokens.revokeAll();
		},
	}),
};
