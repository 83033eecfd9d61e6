import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire } from '../../../support/callWire.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

describe('smoke', () => {
	it('emits an added item once', async () => {
		const entries = [1].map((n) => ({
			added_at: `2026-01-0${n}T00:00:00Z`,
			added_by: { id: 'me' },
			item: track(idOf(n)),
		}));
		const wire = callWire(({ route }) => ({
			body: route.endsWith('/items')
				? { items: entries, total: entries.length, limit: 50, offset: 0, next: null }
				: { snapshot_id: `s${entries.length}` },
		}));
		const instance = newInstance();
		const parameters = { event: 'playlistItemAdded', playlistId: idOf(7) };
		const workflow = await new ActiveWorkflow(instance, { parameters }).activate();
		await workflow.tick();
		entries.push({
			added_at: '2026-01-02T00:00:00Z',
			added_by: { id: 'me' },
			item: track(idOf(2)),
		});
		await workflow.tick();
		await workflow.tick();
		expect(instance.errors).toEqual([]);
		expect(instance.logs).toEqual([]);
		expect(instance.executions).toMatchObject([[{ id: idOf(2), playlistId: idOf(7) }]]);
		expect(wire.requests).toEqual([
			`GET /playlists/${idOf(7)}`,
			`GET /playlists/${idOf(7)}/items`,
			`GET /playlists/${idOf(7)}`,
			`GET /playlists/${idOf(7)}`,
			`GET /playlists/${idOf(7)}/items`,
			`GET /playlists/${idOf(7)}`,
		]);
	});
});
