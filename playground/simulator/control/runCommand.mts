import type { CommandTable } from './command.mts';
import { commands } from './commands.mts';
import type { Control } from './control.mts';
import { InputError, readQuery } from './fields.mts';

const table: CommandTable = commands;

/** Runs the command that a path names, with the query or the body as its argument. */
export function runCommand(
	control: Control,
	method: string,
	path: string,
	body: string,
): { status: number; body: unknown } {
	const { pathname, searchParams } = new URL(path, 'http://control');
	const name = pathname.slice(1);
	const command = Object.hasOwn(table, name) ? table[name] : undefined;
	if (!command) return { status: 404, body: { error: `No such command: ${name}` } };
	const takes = command.looks ? 'GET' : 'POST';
	if (method !== takes) return { status: 405, body: { error: `${name} takes ${takes}` } };
	try {
		const given = command.looks ? readQuery(command.takes, searchParams) : parse(body);
		// The method itself checks what it is given.
		const run = new Map<string, (argument: never) => unknown>(Object.entries(control)).get(name);
		return { status: 200, body: run?.(given as never) ?? { ok: true } };
	} catch (error) {
		if (error instanceof InputError) return { status: 400, body: { error: error.message } };
		throw error;
	}
}

function parse(body: string): unknown {
	try {
		return body === '' ? {} : JSON.parse(body);
	} catch {
		throw new InputError('The body must be JSON');
	}
}
