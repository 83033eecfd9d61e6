import type { World } from '../world.mts';
import type { Argument, Read, Shape } from './fields.mts';

/** One way to steer or to look at a simulator. Everything that offers it derives from this entry. */
export interface Command<Takes extends Shape, Answer> {
	/** What it does, for the README. */
	readonly says: string;
	/** It changes nothing: the control port offers it as a GET. */
	readonly looks?: true;
	readonly takes: Takes;
	run(world: World, given: Read<Takes>): Answer;
}

/** Gives an entry of the table its types. */
export const command = <const Takes extends Shape, Answer>(
	entry: Command<Takes, Answer>,
): Command<Takes, Answer> => entry;

/** A table of commands by their names. */
export type CommandTable = Readonly<Record<string, Command<Shape, unknown>>>;

type ArgumentsOf<Takes extends Shape> =
	Partial<Argument<Takes>> extends Argument<Takes>
		? [argument?: Argument<Takes>]
		: [argument: Argument<Takes>];

/** The commands of a table as methods that answer at once. */
export type Methods<Table extends CommandTable> = {
	readonly [Name in keyof Table]: Table[Name] extends Command<infer Takes, infer Answer>
		? (...given: ArgumentsOf<Takes>) => Answer
		: never;
};

/** The same from afar. */
export type RemoteMethods<Table extends CommandTable> = {
	readonly [Name in keyof Table]: Table[Name] extends Command<infer Takes, infer Answer>
		? (...given: ArgumentsOf<Takes>) => Promise<Answer>
		: never;
};

/** What each method does is the same for all: what `send` does with its name and its argument. */
export const methodsOf = <Bound extends Methods<CommandTable> | RemoteMethods<CommandTable>>(
	table: CommandTable,
	send: (name: string, argument: unknown) => unknown,
): Bound =>
	// The table's types hold for each of its names: that a mapped type can't follow.
	Object.fromEntries(
		Object.keys(table).map((name) => [name, (argument: unknown = {}) => send(name, argument)]),
	) as Bound;
