import { appCommands } from './commands/apps.mts';
import { catalogueCommands } from './commands/catalogue.mts';
import { libraryCommands } from './commands/library.mts';
import { playlistCommands } from './commands/playlists.mts';
import { requestCommands } from './commands/requests.mts';
import { userCommands } from './commands/users.mts';
import { worldCommands } from './commands/world.mts';

/**
 * Everything that tests and demos can do to a simulator, one entry each. The methods of
 * `simulator.control`, the control port and its client, and the table in the README derive from it.
 */
export const commands = {
	...requestCommands,
	...worldCommands,
	...appCommands,
	...catalogueCommands,
	...userCommands,
	...playlistCommands,
	...libraryCommands,
};

export type Commands = typeof commands;
