import { fc, runs } from '../../../support/fc.mts';
import { applyStep } from '../../../../spotify/playlists/plan/applyStep';
import { planEdits } from '../../../../spotify/playlists/plan/planEdits';
import { planSync, type SyncPlan } from '../../../../spotify/playlists/plan/planSync';
import type { ItemUri } from '../../../../spotify/playlists/items/types';
import { urisFrom } from '../../../support/fakePlaylistApi.mts';

const LOCAL = 'spotify:local:a';

function planned(held: readonly ItemUri[], wanted: readonly string[]): SyncPlan {
	const plan = planSync(held, wanted);
	if (!plan.ok) throw new Error(plan.failure.message);
	return plan.value;
}

const kindsOf = (held: readonly ItemUri[], wanted: readonly string[]): string[] =>
	planned(held, wanted).steps.map(({ kind }) => kind);

const hundred = urisFrom(1, 100);
const thousand = urisFrom(1, 1_000);

it('has nothing to do for equal lists', () => {
	expect(planned(hundred, hundred)).toEqual({
		steps: [],
		added: 0,
		removed: 0,
		moved: 0,
		replaced: false,
	});
});

it('adds what is new where it belongs', () => {
	expect(planned(['a', 'd'], ['x', 'a', 'b', 'c', 'd', 'e'])).toMatchObject({
		steps: [{ kind: 'replace' }],
		replaced: true,
	});
	const list = thousand.toSpliced(10, 0, 'x', 'y').toSpliced(500, 0, 'z');
	expect(planned(thousand, list)).toMatchObject({
		steps: [
			{ kind: 'add', at: 10, uris: ['x', 'y'] },
			{ kind: 'add', at: 500, uris: ['z'] },
		],
		added: 3,
		removed: 0,
		moved: 0,
		replaced: false,
	});
});

it('removes what is gone in one go, wherever it is', () => {
	expect(planned(['a', 'b', 'c', 'd'], ['b', 'd']).steps).toEqual([
		{ kind: 'remove', uris: ['a', 'c'] },
	]);
});

it('moves neighbours as one, and as few as possible', () => {
	const list = [...thousand.slice(0, 100), ...thousand.slice(103), ...thousand.slice(100, 103)];
	expect(planned(thousand, list)).toMatchObject({
		steps: [{ kind: 'move', from: 100, length: 3, before: 1_000 }],
		moved: 3,
	});
	expect(planned(list, thousand)).toMatchObject({
		steps: [{ kind: 'move', from: 997, length: 3, before: 100 }],
		moved: 3,
	});
});

it('takes out repeats that are too many, and puts back those that are wanted', () => {
	const held = [...thousand, 'x', 'x'];
	expect(planned(held, [...thousand, 'x'])).toEqual({
		steps: [
			{ kind: 'remove', uris: ['x'] },
			{ kind: 'add', at: 1_000, uris: ['x'] },
		],
		added: 0,
		removed: 1,
		moved: 1,
		replaced: false,
	});
});

it('leaves that one of two repeats where it is that needs no move', () => {
	expect(planned(['a', 'x'], ['x', 'a', 'x']).steps).toEqual([{ kind: 'add', at: 0, uris: ['x'] }]);
});

it('removes and adds again where that takes fewer requests than moves', () => {
	const scattered = new Set(thousand.filter((_, index) => index % 100 === 50));
	const list = [...thousand.filter((uri) => !scattered.has(uri)), ...scattered];
	expect(planned(thousand, list)).toEqual({
		steps: [
			{ kind: 'remove', uris: [...scattered] },
			{ kind: 'add', at: 990, uris: [...scattered] },
		],
		added: 0,
		removed: 0,
		moved: 10,
		replaced: false,
	});
});

it('replaces where that is fewer, and edits where it is equal', () => {
	expect(kindsOf(hundred, hundred.toReversed())).toEqual(['replace']);
	expect(kindsOf(['a', 'b'], ['b', 'a'])).toEqual(['move']);
	expect(kindsOf(thousand, urisFrom(2_000, 150))).toEqual(['replace', 'add']);
	expect(kindsOf(['a', 'b'], [])).toEqual(['remove']);
	expect(planned(['a', 'b', 'c', 'd'], ['d', 'e', 'b'])).toMatchObject({
		added: 1,
		removed: 2,
		moved: 0,
		replaced: true,
	});
});

describe('what Spotify hides', () => {
	it('is no difference', () => {
		expect(kindsOf(['a', null, 'b'], ['a', 'b'])).toEqual([]);
		expect(kindsOf([null], [])).toEqual([]);
	});

	it('stays behind the item that it is behind, and is counted by positions', () => {
		expect(planned(['a', null, 'b'], ['a', 'x', 'b', 'y']).steps).toEqual([
			{ kind: 'add', at: 2, uris: ['x'] },
			{ kind: 'add', at: 4, uris: ['y'] },
		]);
		expect(planned(['a', null, 'b', 'c'], ['a', 'c', 'b']).steps).toEqual([
			{ kind: 'move', from: 3, length: 1, before: 2 },
		]);
	});

	it('is not moved, where the items around it can be', () => {
		expect(planned([null, 'a', 'b'], ['b', 'a']).steps).toEqual([
			{ kind: 'move', from: 2, length: 1, before: 1 },
		]);
	});

	it('has nothing replaced, however much is new', () => {
		const held = [...hundred, null];
		expect(kindsOf(held, urisFrom(2_000, 150))).toEqual(['remove', 'add', 'add']);
		expect(kindsOf(held, hundred.toReversed())).not.toContain('replace');
	});
});

it('lets local files stay, moves them, and is rid of them by writing all else anew', () => {
	expect(kindsOf([LOCAL, 'a', 'b'], ['a', 'b', LOCAL])).toEqual(['move']);
	expect(kindsOf([LOCAL, 'a'], ['a'])).toEqual(['replace']);
	expect(kindsOf([LOCAL, 'a', null], ['a'])).toEqual(['remove']);
	expect(planned(['b', LOCAL, 'a', null], ['a']).steps).toEqual([
		{ kind: 'remove', uris: [LOCAL] },
		{ kind: 'remove', uris: ['b'] },
	]);
	const list = [...hundred.toReversed(), LOCAL];
	expect(kindsOf([LOCAL, ...hundred], list)).not.toContain('replace');
});

it.each<[string, ItemUri[], string[], RegExp]>([
	['is not there', ['a'], ['a', LOCAL], /^The playlist does not have it/],
	['is there less often', [LOCAL], [LOCAL, LOCAL], /^The playlist does not have it/],
	['is there too often', [LOCAL, 'a', LOCAL], ['a', LOCAL], /^The playlist has more copies/],
])('refuses a local file that %s, naming it', (_, held, wanted, why) => {
	expect(planSync(held, wanted)).toEqual({
		ok: false,
		failure: {
			kind: 'invalidInput',
			field: 'Items',
			message:
				"The list needs the local file 'spotify:local:a' to be added, which Spotify's API cannot do",
			hint: expect.stringMatching(why),
		},
	});
});

const shownOf = (held: readonly ItemUri[]): string[] => held.filter((one) => one !== null);

const aUri = fc.constantFrom(...'abcdefghijklmnop', 'spotify:local:1', 'spotify:local:2');
const aList = fc.array(aUri, { maxLength: 25 });
const holdsNull = fc.array(fc.option(aUri, { freq: 12 }), { maxLength: 25 });

it('whatever the lists: carried out, the plan makes the one of the other, or is refused rightly', () => {
	const property = fc.property(fc.oneof(aList, holdsNull), aList, (held, wanted) => {
		const plan = planSync(held, wanted);
		if (!plan.ok) {
			expect(wanted.join()).toContain('spotify:local:');
			return;
		}
		let now: ItemUri[] = held;
		for (const step of plan.value.steps) {
			if (step.kind === 'add' || step.kind === 'replace')
				expect(step.uris.join()).not.toContain('spotify:local:');
			now = applyStep(step, now);
		}
		expect(shownOf(now)).toEqual(wanted);
		expect(now.length - wanted.length).toBe(held.filter((one) => one === null).length);
		expect(now.length - held.length).toBe(plan.value.added - plan.value.removed);
		if (!wanted.join().includes('spotify:local:') && shownOf(held).length === held.length) {
			expect(plan.value.steps.length).toBeLessThanOrEqual(1);
		}
	});
	fc.assert(property, { numRuns: runs(600) });
});

it('whatever the lists: each edit makes the one of the other', () => {
	const property = fc.property(aList, aList, (held, wanted) => {
		for (const steps of planEdits(held, wanted, Infinity)) {
			const made = steps.reduce<ItemUri[]>((now, step) => applyStep(step, now), held);
			expect(made).toEqual(wanted);
		}
	});
	fc.assert(property, { numRuns: runs(600) });
});

it('keeps what stays where the dates are to be kept, however many writes that takes', () => {
	const wanted = ['x', 'a', 'b', 'c', 'd', 'e'];
	const plan = planSync(['a', 'd'], wanted, true);
	expect(plan.ok && plan.value.steps.map(({ kind }) => kind)).toEqual(['add', 'add', 'add']);
	const hidden = planSync(['a', null], wanted, true);
	expect(hidden.ok && hidden.value.replaced).toBe(false);
});
