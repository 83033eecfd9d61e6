import { textAt } from '../json';
import { playlist } from '../operations/playlist';
import { succeeded, type Outcome } from '../outcome';
import { planRead } from './planRead';
import { onNewSnapshot } from './playlistContents';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const { get } = playlist.operations;

async function readDetails(
	playlistId: string,
	{ values, simplify, send }: WatchTools,
): Promise<Outcome<unknown>> {
	const plan = planRead(get, { ...values, playlistId }, simplify);
	return plan.ok ? await send(plan.value.request) : plan;
}

const toEvent = (value: unknown, nowMs: number, previousSnapshotId?: string): SpotifyEvent => ({
	value,
	output: 'playlist',
	at: '',
	also: {
		previousSnapshotId: previousSnapshotId ?? null,
		detectedAt: new Date(nowMs).toISOString(),
	},
});

/** Watches the snapshots of playlists, which are others after every change: what is known is the snapshot. */
export const playlistChanged: Watch = {
	begin: onNewSnapshot(
		(previous) => previous as string | undefined,
		async (playlistId, snapshotId, previous, tools) => {
			if (previous === undefined) return succeeded({ events: [], next: snapshotId });
			const details = await readDetails(playlistId, tools);
			if (!details.ok) return details;
			// It may have changed once more, which this event then tells of too.
			const next = textAt(details.value, 'snapshot_id') ?? snapshotId;
			const event = toEvent(details.value, tools.clock.nowMs(), String(previous));
			return succeeded({ events: next === previous ? [] : [event], next });
		},
	),
	async latest(playlistId, tools) {
		const details = await readDetails(playlistId, tools);
		return details.ok ? succeeded([toEvent(details.value, tools.clock.nowMs())]) : details;
	},
};
