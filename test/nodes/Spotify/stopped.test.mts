import nock from 'nock';
import { resetProcessState } from '../../../spotify/processState';
import { onSleep, resetAutoClock } from '../../support/autoClock.mts';
import { jsonOf, type NodeResult } from '../../support/engine.mts';
import { isTried } from '../../support/fc.mts';
import { everyOperation, everyOperationAt, type SampleRun } from '../../support/everyOperation.mts';
import { simulatorWire } from '../../support/simulatorWire.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

/** Everything is read, on many pages where there are such, and one request after the other is sent. */
const PARAMETERS = { returnAll: true, options: { maxConcurrency: 1 } };

/** How many others may be on their way with a request, where the form has no Max Concurrency. */
const AT_ONCE: Readonly<Record<string, number>> = { 'playlist.checkItems': 2 };

/** Where something else has to run before, that is not stopped. */
const RUNS_AFTER_ANOTHER = ['api.getUsage', 'player.pause'];

/** Lets everything arrive that is on its way. */
async function longEnough(): Promise<void> {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

type Moment = 'request' | 'wait';

/** Runs an operation at a simulator of its own, and stops it at one of its moments. */
function stoppable(sample: SampleRun) {
	nock.cleanAll();
	resetProcessState();
	resetAutoClock();
	let stop = (): void => undefined;
	let stopsAt = Infinity;
	const moments: Moment[] = [];
	const note = (moment: Moment) => (): void => {
		if (moments.push(moment) === stopsAt) stop();
	};
	const wire = simulatorWire({ onRequest: note('request') });
	const runOnce = everyOperationAt(wire);
	onSleep(note('wait'));
	return {
		/** What the last run came to: requests that were sent, and waits. */
		moments: (): readonly Moment[] => moments,
		/** Tells whether anything was changed so far. */
		hasWritten: (): boolean => wire.changes().length > 0,
		async run(at = Infinity): Promise<NodeResult> {
			moments.length = 0;
			stopsAt = at;
			const stopAfter = new Promise<void>((resolve) => (stop = resolve));
			const settings = { onError: 'continueRegularOutput' } as const;
			const result = await runOnce(sample, PARAMETERS, { stopAfter, settings });
			await longEnough();
			return result;
		},
	};
}

/** What was read, but for what is another one each time. */
const read = ({ items }: NodeResult): string =>
	JSON.stringify(jsonOf(items).map((json) => ({ ...json, snapshotId: null })));

/** What is wrong with a run that is stopped at a moment, or with the next one. */
async function faultsOf(sample: SampleRun, at: number, whole: NodeResult): Promise<string[]> {
	const { run, moments, hasWritten } = stoppable(sample);
	const { items, error } = await run(at);
	const requests = moments()
		.slice(at)
		.filter((moment) => moment === 'request');
	const isOwnError = items.some(({ json }) => 'error' in json);
	const mayHaveWritten = hasWritten();
	const next = await run();
	const isSame = read(next) === read(whole);
	return [
		...(requests.length > (AT_ONCE[sample.name] ?? 0)
			? [`${requests.length} requests after it`]
			: []),
		...(isOwnError ? ['error items'] : []),
		// n8n's own words, where the node was done by then.
		...(/stopped|cancelled manually/.test(error?.message ?? '')
			? []
			: [`ends with: ${error?.message}`]),
		...(next.error ? [`the next run ends with: ${next.error.message}`] : []),
		...(isSame || mayHaveWritten ? [] : ['the next run gives something else']),
	];
}

const stopped = everyOperation.filter(({ name }) => !RUNS_AFTER_ANOTHER.includes(name));

it.each(stopped)(
	'$name, stopped at any moment, sends nothing more, and can run again',
	async (sample) => {
		const { run, moments } = stoppable(sample);
		const whole = await run();
		const count = moments().length;
		expect(count).toBeGreaterThan(0);
		const faults: Array<[number, string[]]> = [];
		for (let at = 1; at <= count; at += 1) {
			// The first moments are of all kinds; of those of a long list each is like the last.
			if (!isTried(at, 5) && at > 2 && at < count) continue;
			const found = await faultsOf(sample, at, whole);
			if (found.length > 0) faults.push([at, found]);
		}
		expect(faults).toEqual([]);
	},
);
