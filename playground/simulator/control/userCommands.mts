import type { Device } from '../users/player.mts';
import type { Control } from './control.mts';
import type { Fields } from './fields.mts';
import type { createPlaylistControl } from './playlistControl.mts';
import type { createUserControl } from './userControl.mts';

/** Runs a control method with what was sent. */
export type Command = (control: Control, fields: () => Fields) => unknown;

type UserMethod =
	| keyof ReturnType<typeof createUserControl>
	| keyof ReturnType<typeof createPlaylistControl>;

const userId = (fields: Fields) => ({ userId: fields.optionalText('userId') });

const consent = (fields: Fields) => ({
	...userId(fields),
	clientId: fields.optionalText('clientId'),
});

/** The control methods for users, as the control port offers them. */
export const userCommands: Record<UserMethod, Command> = {
	users: (control) => control.users(),
	addUser: (control, fields) => control.addUser(readUser(fields())),
	setUser: (control, fields) => control.setUser(readChange(fields())),
	issueUserToken: (control, fields) =>
		control.issueUserToken({ ...consent(fields()), scopes: fields().optionalTexts('scopes') }),
	revokeConsent: (control, fields) => control.revokeConsent(consent(fields())),
	expireConsent: (control, fields) => control.expireConsent(consent(fields())),
	setRefreshTokenLifetime: (control, fields) =>
		control.setRefreshTokenLifetime({ seconds: fields().number('seconds') }),
	setRotateRefreshTokens: (control, fields) =>
		control.setRotateRefreshTokens({ rotate: fields().flag('rotate') }),
	playlists: (control, fields) => control.playlists(userId(fields())),
	addPlaylist: (control, fields) => control.addPlaylist(readPlaylist(fields())),
	setSnapshotDelay: (control, fields) =>
		control.setSnapshotDelay({ milliseconds: fields().number('milliseconds') }),
	setPlaylistContents: (control, fields) =>
		control.setPlaylistContents({ id: fields().text('id'), uris: fields().textsOrNull('uris') }),
	playlistContents: (control, fields) => control.playlistContents({ id: fields().text('id') }),
	addItems: (control, fields) =>
		control.addItems({
			...userId(fields()),
			id: fields().text('id'),
			uris: fields().textsOrNull('uris'),
			position: fields().optionalNumber('position'),
		}),
	removeItems: (control, fields) =>
		control.removeItems({ id: fields().text('id'), uris: fields().texts('uris') }),
	moveItems: (control, fields) =>
		control.moveItems({
			id: fields().text('id'),
			rangeStart: fields().number('rangeStart'),
			rangeLength: fields().optionalNumber('rangeLength'),
			insertBefore: fields().number('insertBefore'),
		}),
	setPlaylist: (control, fields) =>
		control.setPlaylist({ id: fields().text('id'), ...readDetails(fields()) }),
	deletePlaylist: (control, fields) => control.deletePlaylist({ id: fields().text('id') }),
	library: (control, fields) => control.library(userId(fields())),
	setLibrary: (control, fields) =>
		control.setLibrary({ ...userId(fields()), uris: fields().texts('uris') }),
	addToLibrary: (control, fields) =>
		control.addToLibrary({
			...userId(fields()),
			uris: fields().texts('uris'),
			addedAt: fields().optionalText('addedAt'),
		}),
	removeFromLibrary: (control, fields) =>
		control.removeFromLibrary({ ...userId(fields()), uris: fields().texts('uris') }),
	player: (control, fields) => control.player(userId(fields())),
	addPlay: (control, fields) =>
		control.addPlay({
			...userId(fields()),
			uri: fields().text('uri'),
			contextUri: fields().optionalText('contextUri'),
			playedAt: fields().optionalText('playedAt'),
		}),
};

/** The properties that were given, without the others. */
const given = <T extends object>(values: T) =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Name in keyof T]?: Exclude<T[Name], undefined>;
	};

const readUser = (fields: Fields) => ({
	...given({
		displayName: fields.optionalText('displayName'),
		email: fields.optionalText('email'),
		country: fields.optionalText('country'),
		premium: fields.optionalFlag('premium'),
		listed: fields.optionalFlag('listed'),
		empty: fields.optionalFlag('empty'),
	}),
	userId: fields.text('userId'),
});

const readChange = (fields: Fields) => ({
	...userId(fields),
	premium: fields.optionalFlag('premium'),
	country: fields.optionalText('country'),
	listed: fields.optionalFlag('listed'),
	devices: fields.any('devices') === undefined ? undefined : fields.list('devices').map(readDevice),
	activeDeviceId:
		fields.any('activeDeviceId') === null ? null : fields.optionalText('activeDeviceId'),
});

const readDevice = (fields: Fields): Device => ({
	id: fields.text('id'),
	name: fields.text('name'),
	type: fields.optionalText('type') ?? 'Computer',
	volumePercent: fields.optionalNumber('volumePercent') ?? 50,
	supportsVolume: fields.optionalFlag('supportsVolume') ?? true,
	isRestricted: fields.optionalFlag('isRestricted') ?? false,
	isPrivateSession: fields.optionalFlag('isPrivateSession') ?? false,
});

const readDetails = (fields: Fields) => ({
	name: fields.optionalText('name'),
	description: fields.optionalText('description'),
	public: fields.optionalFlag('public'),
	collaborative: fields.optionalFlag('collaborative'),
});

function readPlaylist(fields: Fields) {
	return {
		id: fields.optionalText('id'),
		ownerId: fields.optionalText('ownerId'),
		...readDetails(fields),
		uris: fields.any('uris') === undefined ? undefined : fields.textsOrNull('uris'),
	};
}
