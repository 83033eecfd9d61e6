import { failed, succeeded, type Outcome } from '../failures/outcome';
import { invalidInput, type SpotifyFailure } from '../failures/types';
import type { ListedPlaylist } from '../playlists/list/listed';
import type { Send } from '../request/types';
import { quotable } from '../values/quotable';
import { deviceText, theOne, thereText } from '../names/devices';
import { findByName, nearNames } from '../names/findByName';
import type { UserLists } from './userLists';

/** What names are looked up with. */
export interface NameTools {
	send: Send;
	lists: UserLists;
}

const quoted = (name: string): string => `'${quotable(name)}'`;

const nameNotFound = (message: string, hint: string): SpotifyFailure => ({
	kind: 'notFound',
	message,
	hint,
});

/** Lists the names that are like one, with how many have each if several do. */
function nearText(names: readonly string[], wanted: string): string {
	const near = nearNames(names, wanted).map((name) => {
		const count = names.filter((one) => one === name).length;
		return count > 1 ? `${quoted(name)} (${count} have this name)` : quoted(name);
	});
	return near.length === 0 ? '' : `Similar names: ${near.join(', ')}. `;
}

/**
 * Picks the only one of several with a name that the user may change, if only that can be meant.
 */
async function onlyWritable(
	found: readonly ListedPlaylist[],
	{ send, lists }: NameTools,
): Promise<Outcome<readonly ListedPlaylist[]>> {
	if (found.length < 2) return succeeded(found);
	const userId = await lists.userId(send);
	if (!userId.ok) return userId;
	const writable = found.filter(
		({ ownerId, isCollaborative }) => ownerId === userId.value || isCollaborative,
	);
	return succeeded(writable.length === 0 ? found : writable);
}

/**
 * Finds the ID of the playlist of the user's list that has a name: the same name, or the only one
 * that is the same but for capitals. Fails if there is none, or several.
 * @param isWritten whether it is to be changed, so that only one that the user may change is meant
 */
export async function playlistByName(
	name: string,
	isWritten: boolean,
	tools: NameTools,
): Promise<Outcome<string>> {
	const listed = await tools.lists.playlists(tools.send);
	if (!listed.ok) return listed;
	const named = findByName(listed.value, name);
	const meant = isWritten ? await onlyWritable(named, tools) : succeeded(named);
	if (!meant.ok) return meant;
	const [first, ...others] = meant.value;
	if (first && others.length === 0) return succeeded(first.id);
	if (first) {
		const each = meant.value.map((one) => `${quoted(one.name)} of ${one.ownerId} (ID ${one.id})`);
		const message = `${meant.value.length} playlists are called ${quoted(name)}`;
		const hint = `They are ${each.slice(0, 10).join(', ')}. Choose one from the list, or by its ID.`;
		return failed(invalidInput('Playlist', message, hint));
	}
	const names = listed.value.map((one) => one.name);
	const message = `No playlist in the user's list is called ${quoted(name)}`;
	const hint = `${nearText(names, name)}${names.length} own and followed playlists were searched. Check the name, or choose the playlist from the list. To make a new one, use 'Get or Create' first.`;
	return failed(nameNotFound(message, hint));
}

/**
 * Finds the ID of the device that has a name now, whatever its capitals. Of several with that name,
 * it is the active one.
 */
export async function deviceByName(
	name: string,
	{ send, lists }: NameTools,
): Promise<Outcome<string>> {
	const listed = await lists.devices(send);
	if (!listed.ok) return listed;
	const found = findByName(listed.value, name);
	const one = theOne(found);
	if (one?.id !== undefined) return succeeded(one.id);
	const there = thereText(listed.value);
	if (found.length === 0) {
		const message = `No device with the name ${quoted(name)} is online`;
		const hint = listed.value.length === 0 ? '' : ' Open Spotify on it, or check the name.';
		return failed(nameNotFound(message, `${there}${hint}`));
	}
	if (found.every(({ id }) => id === undefined)) {
		const message = `Spotify gives no ID for the device ${quoted(name)}`;
		const hint = `Without an ID, no command can reach it. ${one ? 'It is the active one, so leave the field empty.' : 'Start playing on it, and leave the field empty.'} ${there}`;
		return failed(invalidInput('Device', message, hint));
	}
	const message = `${found.length} devices are called ${quoted(name)}, and none of them is active`;
	const hint = `They are ${found.map(deviceText).join(' and ')}. Choose one from the list or by its ID, or rename one.`;
	return failed(invalidInput('Device', message, hint));
}
