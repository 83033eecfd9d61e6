import { sentWhileClosed, type SentWhileClosed } from '../bench/gate.mts';
import { TOKEN_ENDPOINT } from '../lib/simulatorControl.mts';
import { hosts } from '../simulator/types.mts';
import type { LogEntry } from '../simulator/control/requestLog.mts';
import type { Member } from './cluster.mts';

/** What one process of n8n has sent to Spotify, and how it behaved when that said "too many". */
export interface MemberRecord extends SentWhileClosed {
	readonly name: string;
	readonly requests: number;
	readonly tokenRequests: number;
	readonly refused: number;
}

/** How an app sends: what `sentWhileClosed` must know to tell what was on its way. */
export interface Pace {
	readonly retryAfterSeconds: number;
	readonly latencyMs: number;
	readonly atOnce: number;
}

/** Beside the end-to-end tests a worker waits for the processor, with what it has begun to send. */
const ON_THE_WAY_MS = 2_000;

export const recordOf = (
	{ name, proxyPort }: Member,
	log: readonly LogEntry[],
	{ retryAfterSeconds, latencyMs, atOnce }: Pace,
): MemberRecord => {
	const own = log.filter((entry) => entry.proxyPort === proxyPort);
	const calls = own.filter(({ host }) => host === hosts.api);
	return {
		name,
		requests: calls.length,
		tokenRequests: own.filter(({ endpoint }) => endpoint === TOKEN_ENDPOINT).length,
		refused: calls.filter(({ status }) => status === 429).length,
		...sentWhileClosed(calls, {
			concerns: () => true,
			closedMs: retryAfterSeconds * 1000,
			latencyMs,
			atOnce,
			onTheWayMs: ON_THE_WAY_MS,
		}),
	};
};

const COLUMNS: ReadonlyArray<readonly [string, keyof MemberRecord]> = [
	['process', 'name'],
	['requests', 'requests'],
	['token requests', 'tokenRequests'],
	['429s', 'refused'],
	['cooldowns', 'closings'],
	['on their way', 'onTheirWay'],
	['sent in a cooldown', 'beyond'],
];

export const asTable = (records: readonly MemberRecord[]): string =>
	[COLUMNS.map(([title]) => title), ...records.map((one) => COLUMNS.map(([, key]) => one[key]))]
		.map((cells) =>
			cells.map((cell, index) => String(cell).padEnd(COLUMNS[index]?.[0].length ?? 0)).join('  '),
		)
		.map((line) => `  ${line}`)
		.join('\n');

/** How often each of the wanted was found: what is lost, and what came twice. */
export const compare = (
	wanted: readonly string[],
	found: readonly string[],
): { lost: number; doubled: number; foreign: number } => {
	const counts = new Map(wanted.map((one) => [one, 0]));
	let foreign = 0;
	for (const one of found) {
		const count = counts.get(one);
		if (count === undefined) foreign += 1;
		else counts.set(one, count + 1);
	}
	const times = [...counts.values()];
	return {
		lost: times.filter((count) => count === 0).length,
		doubled: times.filter((count) => count > 1).length,
		foreign,
	};
};
