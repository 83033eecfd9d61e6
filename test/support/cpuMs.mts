/**
 * Runs some work and returns the CPU time that it took, in milliseconds. Whatever else the machine
 * does at the same time does not count, as it would by the clock on the wall.
 */
export function cpuMs(work: () => void): number {
	const begun = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1000;
}

/** Far more than what is linear takes for a hundred thousand characters, far less than what is not. */
export const LINEAR_CPU_MS = 15_000;
