import { matchLine } from '../../../spotify/match/matchLine.ts';
import { DEFAULT_MINIMUM_CONFIDENCE } from '../../../spotify/operations/settings/minimumConfidence.ts';
import type { MatchInput, MatchTrack } from '../../../spotify/match/types.ts';

/** A line of the yardstick: a length in milliseconds has a field of its own there. */
type Row = MatchInput & { duration_ms?: number };

interface Answer {
	readonly tracks: { readonly items: readonly MatchTrack[] };
}

type Search = (query: string, options: { limit: number }) => Promise<Answer>;

/** The most that Spotify gives an app in one answer. */
const LIMIT = 10;

const OPTIONS = { minimumConfidence: DEFAULT_MINIMUM_CONFIDENCE };

interface Recorded {
	readonly input: MatchInput;
	readonly answers: ReadonlyArray<readonly MatchTrack[]>;
}

const recorded: Recorded[] = [];

/** Matches a line anew with the answers of its searches. */
const replay = ({ input, answers }: Recorded): void => {
	const steps = matchLine(input, OPTIONS);
	let step = steps.next([]);
	for (const tracks of answers) if (step.done !== true) step = steps.next(tracks);
};

// All lines at once: to ask for the time at each line would take longer than a line.
process.on('exit', () => {
	const before = process.cpuUsage();
	recorded.forEach(replay);
	const { user, system } = process.cpuUsage(before);
	const ms = (user + system) / 1000 / recorded.length;
	console.log(`CPU: ${ms.toFixed(2)} ms a line, its searches apart`);
});

async function matchRow({ duration_ms, ...row }: Row, search: Search) {
	const duration = row.duration ?? duration_ms;
	const input = duration === undefined ? row : { ...row, duration };
	const steps = matchLine(input, OPTIONS);
	const answers: Array<readonly MatchTrack[]> = [];
	let step = steps.next([]);
	while (step.done !== true) {
		const { items } = (await search(step.value, { limit: LIMIT })).tracks;
		answers.push(items);
		step = steps.next(items);
	}
	recorded.push({ input, answers });
	const { best } = step.value;
	return { id: best?.track.id ?? null, confidence: best?.confidence ?? 0 };
}

/** Matches lines as the yardstick asks for it. */
export async function match(rows: readonly Row[], search: Search) {
	const results = [];
	for (const row of rows) results.push(await matchRow(row, search));
	return results;
}
