import { createPlaylistMemory } from '../../../../spotify/playlists/write/memory';
import { createFakeClock } from '../../../support/fakeClock.mts';

describe('of 1,000 playlists and more', () => {
	it('forgets none while a lost write of it may be carried out yet, or not be shown', async () => {
		const clock = createFakeClock();
		const memory = createPlaylistMemory(clock);
		memory.lost('lost');
		const settledAtMs = memory.settledAtMs('lost');
		memory.changed('changed');
		for (let n = 0; n < 1_500; n += 1) memory.saw(`seen-${n}`, []);
		expect(memory.settledAtMs('lost')).toBe(settledAtMs);
		expect(memory.freshAtMs('changed')).toBe(clock.monotonicMs() + 2_000);
	});

	it('forgets what was used longest ago, once that is settled and shown', async () => {
		const clock = createFakeClock();
		const memory = createPlaylistMemory(clock);
		memory.hides('old', ['spotify:track:1']);
		memory.hides('used', ['spotify:track:1']);
		memory.lost('old');
		memory.lost('used');
		await clock.advance(10_001);
		memory.saw('used', [null]);
		for (let n = 0; n < 999; n += 1) memory.saw(`seen-${n}`, []);
		expect(memory.hidden('old', [null]).uris.size).toBe(0);
		expect(memory.hidden('used', [null]).uris.size).toBe(1);
	});
});
