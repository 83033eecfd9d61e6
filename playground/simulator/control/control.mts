import type { World } from '../world.mts';
import { type CommandTable, type Methods, methodsOf } from './command.mts';
import { type Commands, commands } from './commands.mts';
import { InputError, readShape } from './fields.mts';

/** The commands as methods, each with one argument or none. */
export type Control = Methods<Commands>;

const table: CommandTable = commands;

/** How tests and demos steer a simulator. */
export const createControl = (world: World): Control =>
	methodsOf<Control>(table, (name, argument) => {
		const command = table[name];
		if (!command) throw new InputError(`No such command: ${name}`);
		return command.run(world, readShape(command.takes, argument));
	});
