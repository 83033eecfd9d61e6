import { constants, setPriority } from 'node:os';

/** These mostly wait for the clock, whatever the machine: they run beside the others, and take no place of theirs. */
const WAITING = ['outage', 'quota', 'ready', 'readyChoices', 'readyLibrary', 'reality', 'trigger'];

/** Those that wait for it longest: a busy machine makes each of their waits longer. */
const LONGEST = ['outage', 'quota', 'trigger'];

/** Says whether a test file mostly waits for the clock. */
export const isWaiting = (name: string): boolean => WAITING.includes(name);

/** Lets those go first that wait longest: the others end no later for it, and all of it sooner. */
export const giveWay = (name: string): void => {
	if (!LONGEST.includes(name)) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
};
