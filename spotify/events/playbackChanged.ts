import type { BooleanField, ChoicesField } from '../operations/fieldTypes';
import { player } from '../operations/player';
import { succeeded, type Outcome } from '../failures/outcome';
import { at, isObject, textAt, type JsonObject } from '../values/json';
import { planRead } from './planRead';
import { isBoolean, isNumber, isShape, isText } from './storedShapes';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const { getState } = player.operations;

const CHANGES = [
	{ value: 'started', name: 'Playback Started' },
	{ value: 'paused', name: 'Playback Paused' },
	{ value: 'track', name: 'Other Track or Episode' },
	{ value: 'device', name: 'Other Device' },
	{ value: 'context', name: 'Other Playlist, Album or Artist' },
] as const;

type PlaybackChange = (typeof CHANGES)[number]['value'];

export const changesField: ChoicesField = {
	kind: 'choices',
	wire: 'changes',
	in: 'query',
	displayName: 'Changes',
	description: 'Choose which changes start the workflow',
	choices: CHANGES,
	default: CHANGES.map(({ value }) => value),
	required: true,
};

export const saveRequestsField: BooleanField = {
	kind: 'boolean',
	wire: 'save_requests',
	in: 'query',
	displayName: 'Save Requests',
	description:
		'Whether to check only every five minutes while nothing plays. If Changes is only Other Track or Episode, the next check waits for the end of the current one. Skips and starts are then noticed later.',
	default: false,
};

/** While nothing plays. */
const REST_MS = 300_000;

/** What is known of the player. What it does not say, such as the device of nothing, is as it was. */
interface KnownPlayback {
	isPlaying: boolean;
	track: string;
	/** Its ID; its name as long as Spotify gives no ID of it. */
	device: string;
	deviceName?: string | undefined;
	context: string;
	/** Until when nothing has to be asked, and since when that counts; as the time of day. */
	restsSinceMs?: number | undefined;
	restsUntilMs?: number | undefined;
}

const PLAYER_OFF: KnownPlayback = { isPlaying: false, track: '', device: '', context: '' };

/** Reads the state of the player; of one that is off Spotify says nothing. */
async function readState({ send, values, output }: WatchTools): Promise<Outcome<JsonObject>> {
	const plan = planRead(getState, values, output);
	if (!plan.ok) return plan;
	const state = await send(plan.value.request);
	if (!state.ok) return state;
	return succeeded(isObject(state.value) ? state.value : { is_playing: false });
}

/** Returns the first text that there is at some paths; of an empty one nothing can be told. */
const textInState = (state: JsonObject, ...paths: readonly string[]): string | undefined =>
	paths.map((path) => textAt(state, path)).find((text) => text !== undefined && text !== '');

/** Playlists have also been named with their owner before. */
const withoutOwner = (uri: string): string =>
	uri.replace(/^spotify:user:[^:]+:(?=playlist:)/, 'spotify:');

/** Reads which device plays: Spotify gives some without an ID, and of some it gives one now and then. */
function deviceOf(
	state: JsonObject,
	before: KnownPlayback,
): Pick<KnownPlayback, 'device' | 'deviceName'> {
	const name = textInState(state, 'device.name');
	const isNamedAsBefore = name === undefined || name === before.deviceName;
	const device = textInState(state, 'device.id') ?? (isNamedAsBefore ? before.device : name);
	return { device, deviceName: name ?? before.deviceName };
}

function knownPlayback(state: JsonObject, before: KnownPlayback): KnownPlayback {
	const context = textInState(state, 'context.uri');
	return {
		isPlaying: typeof state.is_playing === 'boolean' ? state.is_playing : before.isPlaying,
		// Where a market has another release of what was asked for, that one plays in its place.
		track: textInState(state, 'item.linked_from.uri', 'item.uri') ?? before.track,
		...deviceOf(state, before),
		context: context === undefined ? before.context : withoutOwner(context),
	};
}

/** Lists what is another thing than it was, in the order in which the form lists it. */
function changesBetween(before: KnownPlayback, now: KnownPlayback): PlaybackChange[] {
	const isChanged: Record<PlaybackChange, boolean> = {
		started: now.isPlaying && !before.isPlaying,
		paused: !now.isPlaying && before.isPlaying,
		track: now.track !== before.track,
		// One of which only the name was known may have an ID by now.
		device: now.device !== before.device && now.deviceName !== before.device,
		context: now.context !== before.context,
	};
	return CHANGES.map(({ value }) => value).filter((change) => isChanged[change]);
}

const chosenOf = ({ values }: WatchTools): readonly unknown[] =>
	Array.isArray(values.changes) ? values.changes : changesField.default;

/** Returns for how many milliseconds nothing that is wanted can happen, or is worth a request. */
function restMs(state: JsonObject, tools: WatchTools): number {
	if (tools.values.saveRequests !== true) return 0;
	if (state.is_playing !== true) return REST_MS;
	const chosen = chosenOf(tools);
	const left = Number(at(state, 'item.duration_ms')) - Number(at(state, 'progress_ms'));
	return chosen.length === 1 && chosen[0] === 'track' && left > 0 ? left : 0;
}

/** Tells whether the player rests. A clock that was set back must not make that longer. */
const isResting = ({ restsSinceMs, restsUntilMs }: KnownPlayback, nowMs: number): boolean =>
	restsSinceMs !== undefined &&
	restsUntilMs !== undefined &&
	nowMs >= restsSinceMs &&
	nowMs < restsUntilMs;

const playbackEvent = (
	value: unknown,
	nowMs: number,
	changes: readonly string[],
): SpotifyEvent => ({
	value,
	output: 'playback',
	at: '',
	extraFields: { changes: changes.join(', '), detectedAt: new Date(nowMs).toISOString() },
});

/** Watches the user's player: one request a poll, or none while it rests. */
export const playbackChanged: Watch<KnownPlayback> = {
	isState: isShape(
		{ isPlaying: isBoolean, track: isText, device: isText, context: isText },
		{ deviceName: isText, restsSinceMs: isNumber, restsUntilMs: isNumber },
	),
	begin: async (_, tools) => async (_id, known) => {
		const nowMs = tools.clock.nowMs();
		const mayRest = tools.values.saveRequests === true;
		if (known && mayRest && isResting(known, nowMs)) {
			return succeeded({ events: [], next: known });
		}
		const state = await readState(tools);
		if (!state.ok) return state;
		const now = knownPlayback(state.value, known ?? PLAYER_OFF);
		const pauseMs = restMs(state.value, tools);
		const next = pauseMs > 0 ? { ...now, restsSinceMs: nowMs, restsUntilMs: nowMs + pauseMs } : now;
		const chosen = chosenOf(tools);
		const changes = known
			? changesBetween(known, now).filter((change) => chosen.includes(change))
			: [];
		const events = changes.length > 0 ? [playbackEvent(state.value, nowMs, changes)] : [];
		return succeeded({ events, next });
	},
	async latest(_, tools) {
		const state = await readState(tools);
		return state.ok ? succeeded([playbackEvent(state.value, tools.clock.nowMs(), [])]) : state;
	},
};
