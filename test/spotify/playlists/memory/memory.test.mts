import type { ItemUri, Step } from '../../../../spotify/playlists/items/types';
import { createPlaylistMemory } from '../../../../spotify/playlists/memory/memory';
import { createFakeClock } from '../../../support/fakeClock.mts';

describe('of 1,000 playlists and more', () => {
	it('forgets none while a lost write of it may be carried out yet, or not be shown', async () => {
		const clock = createFakeClock();
		const memory = createPlaylistMemory(clock);
		memory.lost('lost');
		const settledAtMs = memory.settledAtMs('lost');
		memory.changed('changed');
		for (let n = 0; n < 1_500; n += 1) memory.saw(`seen-${n}`, [], 0);
		expect(memory.settledAtMs('lost')).toBe(settledAtMs);
		expect(memory.freshAtMs('changed')).toBe(clock.monotonicMs() + 2_000);
	});

	it('forgets what was used longest ago, once that is settled and shown', async () => {
		const clock = createFakeClock();
		const memory = createPlaylistMemory(clock);
		memory.lost('old');
		memory.lost('used');
		memory.hides('old', ['spotify:track:1']);
		memory.hides('used', ['spotify:track:1']);
		await clock.advance(18_001);
		memory.saw('used', [null], clock.monotonicMs());
		for (let n = 0; n < 999; n += 1) memory.saw(`seen-${n}`, [], 0);
		expect(memory.hidden('old', [null]).uris.size).toBe(0);
		expect(memory.hidden('used', [null]).uris.size).toBe(1);
	});
});

it('of more than 100,000 items that nobody has seen, forgets those of the playlists used longest ago', () => {
	const memory = createPlaylistMemory(createFakeClock());
	const uris = Array.from({ length: 10_000 }, (_, n) => `spotify:track:${n}`);
	const step: Step = { kind: 'replace', uris };
	for (let n = 0; n < 12; n += 1) {
		memory.wrote(`${n}`, { step, before: [], after: uris, snapshots: ['1', '2'] });
	}
	const counts = Array.from({ length: 12 }, (_, n) => memory.hidden(`${n}`, [null]).uris.size);
	expect(counts).toEqual([0, 0, ...Array.from({ length: 10 }, () => 10_000)]);
	// What it may show late is still waited for.
	expect(memory.shownAtMs('0')).toBe(memory.shownAtMs('11'));
});

describe('what was put in', () => {
	const step: Step = { kind: 'add', at: 2, uris: ['x'] };
	const put = {
		step,
		before: ['a', null],
		after: ['a', null, 'x'],
		snapshots: ['1', '2'] as const,
	};

	it('counts as a null only as far as there are more of them than before', () => {
		const memory = createPlaylistMemory(createFakeClock());
		memory.saw('P', ['a', null], 0);
		memory.wrote('P', put);
		expect(memory.hidden('P', ['a', null])).toEqual({
			uris: new Map([['x', 1]]),
			max: 0,
			putIn: new Set(['x']),
		});
		expect(memory.hidden('P', ['a', null, null]).max).toBe(1);
	});

	it('counts as a null where nobody has counted them before', () => {
		const memory = createPlaylistMemory(createFakeClock());
		memory.wrote('P', put);
		memory.saw('P', ['a', null, null], memory.shownAtMs('P'));
		expect(memory.hidden('P', ['a', null, null]).max).toBe(1);
	});

	it.each<[string, Step | undefined, string[]]>([
		['a removal of something else, it is', { kind: 'remove', uris: ['a'] }, ['x']],
		['its own removal, nobody knows', { kind: 'remove', uris: ['a', 'x'] }, []],
		['an addition, it is', { kind: 'add', at: 0, uris: ['b'] }, ['x']],
		['a move, it is', { kind: 'move', from: 0, length: 1, before: 2 }, ['x']],
		['a replacement, nobody knows', { kind: 'replace', uris: ['b'] }, []],
		['something that nobody knows, nobody knows', undefined, []],
	])('is still there? After the loss of %s', (_, lost, known) => {
		const memory = createPlaylistMemory(createFakeClock());
		memory.wrote('P', put);
		memory.lost('P', 0, lost);
		const { uris, putIn } = memory.hidden('P', ['a', null, null]);
		expect([...uris.keys()]).toEqual(known);
		expect(putIn).toEqual(new Set(['x']));
	});

	it('is forgotten once it is shown by a read that cannot be of another one like it', () => {
		const memory = createPlaylistMemory(createFakeClock());
		memory.wrote('P', put);
		memory.saw('P', ['x', null, null], memory.shownAtMs('P') - 1);
		expect(memory.hidden('P', []).uris.size).toBe(1);
		memory.saw('P', ['x', null, 'x'], memory.shownAtMs('P'));
		expect(memory.hidden('P', []).uris.size).toBe(0);
	});

	it.each<[string, ItemUri[], ItemUri[], number]>([
		['hidden', ['a', null], ['a', null, null], 1],
		['shown at its place', ['a', null], ['a', null, 'x'], 0],
		['shown elsewhere, of which there was none', ['a', null], ['x', 'b', 'a', null], 0],
		['hidden while another one like it is shown', ['x', null], ['x', null, null], 1],
		['shown once, as before, where others have written', ['x', null], ['x', 'b', null, null], 1],
		['shown once more than before', ['x', null], ['x', 'b', null, 'x'], 0],
	])('is %s: %j has become %j', (_, before, seen, unseen) => {
		const memory = createPlaylistMemory(createFakeClock());
		const after = [...before, 'x'];
		memory.wrote('P', { ...put, before, after });
		memory.shows('P', after, seen);
		expect(memory.hidden('P', []).uris.size).toBe(unseen);
	});

	it('may have been shown before where not all was read', () => {
		const memory = createPlaylistMemory(createFakeClock());
		memory.wrote('P', { ...put, before: ['a', undefined], after: ['a', undefined, 'x'] });
		memory.shows('P', ['a', undefined, 'x'], ['a', 'x', 'b', null]);
		expect(memory.hidden('P', []).uris.size).toBe(1);
	});
});
