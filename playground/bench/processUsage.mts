import { readFileSync, writeFileSync } from 'node:fs';

/** What a process used between two moments. */
export interface Usage {
	/** Resident memory, in MiB. */
	readonly beforeMiB: number;
	readonly peakMiB: number;
	readonly afterMiB: number;
	/** The peak above what it had before. */
	readonly growthMiB: number;
	readonly cpuSeconds: number;
}

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

const memoryOf = (pid: number): { nowMiB: number; peakMiB: number } => {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const mib = (name: string) =>
		Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
	return { nowMiB: mib('VmRSS'), peakMiB: mib('VmHWM') };
};

const cpuSecondsOf = (pid: number): number => {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name of the program, in parentheses, may have blanks in it.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

/** From now on the peak is what comes from now on (man 5 proc, clear_refs). */
const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/**
 * Watches a process from now on.
 * @returns what it used until then; nothing where there is no /proc, or the process has ended
 */
export const watchUsage = (pid: number): (() => Usage | undefined) => {
	try {
		forgetPeak(pid);
		const beforeMiB = memoryOf(pid).nowMiB;
		const cpuBefore = cpuSecondsOf(pid);
		return () => {
			try {
				const { nowMiB, peakMiB } = memoryOf(pid);
				return {
					beforeMiB,
					peakMiB,
					afterMiB: nowMiB,
					growthMiB: peakMiB - beforeMiB,
					cpuSeconds: cpuSecondsOf(pid) - cpuBefore,
				};
			} catch {
				return undefined;
			}
		};
	} catch {
		return () => undefined;
	}
};
