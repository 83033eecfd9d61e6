import { at, isObject } from '../../../spotify/values/json';
import { events as kinds } from '../../../spotify/events';
import { latestEvent } from '../../../spotify/events/latestEvent';
import type { PollResult } from '../../../spotify/events/lookAround';
import { pollOnce } from '../../../spotify/events/poll';
import type { PollState } from '../../../spotify/events/state';
import type { EventKind, SpotifyEvent, WatchTools } from '../../../spotify/events/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import type { Send } from '../../../spotify/request/types';
import { createUsage } from '../../../spotify/pipeline/usage';
import { simplify } from '../../../spotify/simplify/simplify';
import { autoClock } from '../autoClock.mts';
import { jobTools } from '../jobTools.mts';
import { typeFaults } from '../outputTypes.mts';
import { failureFaults } from './failureText.mts';

const ID = '37i9dQZF1DXcBWIGoYBM5M';

/** Whoever asks on and on meets an end. */
const MOST_ASKED = 60;

/** Answers the same at each request; the lists of the user's that name places have one. */
function answering(answer: unknown): Send {
	let sent = 0;
	return async () => {
		sent += 1;
		return sent > MOST_ASKED
			? failed({ kind: 'network', message: 'No answer came', hint: 'Try again.' })
			: succeeded(answer);
	};
}

const toolsFor = (answer: unknown): WatchTools => ({
	...jobTools({ send: answering(answer), actsForUser: true, clock: autoClock }),
	values: { includeGroups: ['album', 'single'], market: '' },
	output: 'simplified',
});

/** An answer without the first entry of its list: as it was before that came. */
function before(answer: unknown): unknown {
	const items = at(answer, 'items');
	return isObject(answer) && Array.isArray(items)
		? { ...answer, items: items.slice(1), snapshot_id: 'before', total: items.length - 1 }
		: answer;
}

const wordsOf = ({
	value,
	output,
	position = 0,
	at: time,
	extraFields: also,
}: SpotifyEvent): string[] => [
	...typeFaults(simplify(value, output, position)),
	...(typeof time === 'string' ? [] : ['an event has no time as text']),
	...(Object.values(also).includes(undefined) ? ['an event has something undefined'] : []),
];

async function poll(kind: EventKind, memory: PollState, answer: unknown): Promise<PollResult> {
	const limits = { deadlineMs: Infinity, maxRequests: Infinity, usage: createUsage() };
	return await pollOnce(kind, [ID], memory, toolsFor(answer), limits);
}

/** n8n stores what is remembered as JSON. */
const stored = (memory: PollState): PollState => JSON.parse(JSON.stringify(memory)) as PollState;

async function storyFaults(kind: EventKind, answer: unknown): Promise<string[]> {
	const latest = await latestEvent(kind, [ID], toolsFor(answer));
	const first = await poll(kind, { parts: {}, place: undefined }, before(answer));
	const second = await poll(kind, stored(first.memory), answer);
	const third = await poll(kind, stored(second.memory), answer);
	const all = [...first.events, ...second.events, ...third.events];
	const failures = [first, second, third].flatMap((result) => result.failures);
	return [
		...(latest.ok ? latest.value.flatMap(wordsOf) : failureFaults(latest.failure)),
		...all.flatMap(wordsOf),
		...failures.flatMap(failureFaults),
		...(first.events.length > 0 ? ['the first poll has events'] : []),
		...(third.events.length > 0 && third.failures.length === 0
			? [`${third.events.length} events of what a poll has seen already`]
			: []),
	];
}

/** What is wrong with what every event of the trigger makes of an answer, its own or not. */
export async function eventFaults(answer: unknown): Promise<string[]> {
	const faults: string[] = [];
	for (const [name, kind] of Object.entries(kinds)) {
		try {
			const found = await storyFaults(kind, answer);
			faults.push(...found.map((fault) => `${name}: ${fault}`));
		} catch (error) {
			faults.push(`${name} throws: ${String(error)}`);
		}
	}
	return faults;
}
