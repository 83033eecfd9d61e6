import { pollOnce } from '../../../spotify/events/poll';
import { storedWatch } from '../../../spotify/events/storedWatch';
import { isText } from '../../../spotify/events/storedShapes';
import type { EventKind, WatchTools } from '../../../spotify/events/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { createUsage } from '../../../spotify/pipeline/usage';

/** How many of ten shows a poll looks at that has four seconds, each of which takes one. */
async function lookedAt(timeOfDayMs: (monotonicMs: number) => number): Promise<number> {
	let monotonicMs = 0;
	let looks = 0;
	const watch = storedWatch<string>({
		isState: isText,
		begin: async () => async () => {
			looks += 1;
			monotonicMs += 1000;
			return succeeded({ events: [], next: '' });
		},
		latest: async () => succeeded([]),
	});
	const kind = { of: 'show', watch } as unknown as EventKind;
	const clock = { nowMs: () => timeOfDayMs(monotonicMs), monotonicMs: () => monotonicMs };
	const tools = { clock, maxConcurrency: 1 } as unknown as WatchTools;
	const limits = { deadlineMs: 4000, maxRequests: Infinity, usage: createUsage() };
	const ids = Array.from({ length: 10 }, (_, n) => `${n}`);
	await pollOnce(kind, ids, { parts: {} }, tools, limits);
	return looks;
}

const DAY_MS = 86_400_000;

it.each([
	['runs', (ms: number) => ms],
	['is set on by a day meanwhile', (ms: number) => ms + (ms > 1000 ? DAY_MS : 0)],
	['is set back by a day meanwhile', (ms: number) => ms - (ms > 1000 ? DAY_MS : 0)],
])('a poll ends when its time is over, however the clock on the wall %s', async (_, timeOfDay) => {
	expect(await lookedAt(timeOfDay)).toBe(4);
});
