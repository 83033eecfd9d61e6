import { applyStep } from '../../../../spotify/playlists/plan/applyStep';
import type { KnownItem, Step } from '../../../../spotify/playlists/items/types';
import { showsWrite, verdictOf, verdictOfPart } from '../../../../spotify/playlists/write/verdict';

const expected = (step: Step, before: readonly KnownItem[] | undefined) => ({
	step,
	before,
	after: applyStep(step, before),
});
const addX = (before: readonly KnownItem[]) =>
	expected({ kind: 'add', at: before.length, uris: ['x'] }, before);
const unread = (count: number): undefined[] => Array.from({ length: count }, () => undefined);

it.each<[string, KnownItem[], KnownItem[], string]>([
	['it is there', ['a'], ['a', 'x'], 'applied'],
	['it is there as a null', ['a'], ['a', null], 'applied'],
	['it is not there', ['a'], ['a'], 'notApplied'],
	['it was there before', ['x'], ['x'], 'notApplied'],
	['it is there once more', ['x'], ['y', 'x', 'x'], 'applied'],
	['others have added, and it is there', ['a'], ['y', 'a', 'x'], 'applied'],
	['others have added, and it is not there', ['a'], ['a', 'y'], 'notApplied'],
	['others have removed everything', ['a'], [], 'notApplied'],
	['something of before is hidden, and it is not there', ['a'], [null], 'notApplied'],
	['a null may be either', ['a', 'b'], ['b', null], 'unknown'],
	[
		'a null may be it, since others may have moved what is behind it',
		['a', 'b', 'c'],
		['y', null, 'b', 'c', 'z'],
		'unknown',
	],
	['one like it was hidden, and is shown by now', [null, 'b'], ['x', 'c', 'b'], 'notApplied'],
	['others have added, and a null is shown by now', ['a', null], ['a', 'b', 'c'], 'notApplied'],
	['a null is shown by now, and another is new', ['a', null], ['a', 'b', null], 'unknown'],
	[
		'it is where a null was, which it was or others have removed',
		['a', null],
		['a', 'x'],
		'unknown',
	],
])('of an addition where %s', (_, before, seen, verdict) => {
	expect(verdictOf(addX(before), seen)).toBe(verdict);
});

it.each<[string, KnownItem[], KnownItem[], string]>([
	['is longer by just that', ['a', ...unread(3)], ['a', ...unread(3), 'x'], 'applied'],
	['is as long and ends otherwise', ['a', ...unread(3)], ['a', undefined, 'y', 'z'], 'notApplied'],
	['is as long and ends with it', ['a', ...unread(3)], ['b', undefined, 'y', 'x'], 'unknown'],
	['has it only where it was', ['x', ...unread(2)], ['x', undefined, 'c'], 'notApplied'],
	['is as long and may have had it there', ['a', ...unread(1)], ['a', 'x'], 'unknown'],
])('of a playlist that was read in part and %s', (_, before, seen, verdict) => {
	expect(verdictOf(addX(before), seen)).toBe(verdict);
});

it.each<[string, KnownItem[], KnownItem[], string]>([
	['all was read', ['a', null, 'b', 'c'], ['a', 'b', null, 'c'], 'unknown'],
	[
		'the rest was not read',
		['a', 'b', 'd', null, ...unread(2)],
		['a', 'b', 'd', null, 'c', 'e'],
		'notApplied',
	],
	[
		'the rest was not read, and a null is new at its place',
		['a', 'b', 'd', null, 'c', ...unread(2)],
		['a', 'b', 'd', null, null, 'c', 'e'],
		'unknown',
	],
	['no null is left', ['a', null, 'b', 'c'], ['a', 'b', 'c'], 'notApplied'],
])(
	'an addition that may be hidden where others have taken out a null: %s',
	(_, before, seen, verdict) => {
		const added = expected({ kind: 'add', at: 3, uris: ['x'] }, before);
		expect(verdictOf(added, seen)).toBe(verdict);
	},
);

it('that it has grown is no proof for what was not looked at', () => {
	const before = ['a', 'b'];
	expect(verdictOfPart(addX(before), ['a', 'b', undefined])).toBe('unknown');
	expect(verdictOfPart(addX(before), ['x', undefined, undefined])).toBe('applied');
	expect(verdictOfPart(addX(before), ['a', 'b'])).toBe('notApplied');
});

it('an addition is proven by what others cannot have brought to its place, however long it is', () => {
	const known = ['a', 'b', 'y', ...unread(3)];
	const added = expected({ kind: 'add', at: 1, uris: ['x', 'y'] }, known);
	// Nobody else has taken `y` from behind `b`.
	expect(showsWrite(added, ['a', 'x', 'y', 'b', ...unread(6)])).toBe(true);
	expect(showsWrite(added, ['a', 'b', 'y', 'x', ...unread(6)])).toBe(false);
});

it('a replacement of what was not read is proven by items, not by nulls', () => {
	const replaced = expected({ kind: 'replace', uris: ['x'] }, undefined);
	expect(showsWrite(replaced, ['x'])).toBe(true);
	expect([showsWrite(replaced, [null]), verdictOf(replaced, [null])]).toEqual([false, 'unknown']);
	expect(verdictOf(replaced, ['y'])).toBe('notApplied');
});

it('a replacement is there where others have changed just what it left', () => {
	const replacement = expected({ kind: 'replace', uris: ['x', 'y', 'z'] }, ['a', 'b']);
	expect(showsWrite(replacement, ['c', 'x', null, 'z'])).toBe(true);
	expect(showsWrite(replacement, ['c', 'a', 'b'])).toBe(false);
	expect(showsWrite(replacement, [null, null, null, null])).toBe(false);
});

it('a move that nulls make look alike before and after is not known', () => {
	const moved = expected({ kind: 'move', from: 0, length: 1, before: 2 }, ['a', 'b']);
	expect(verdictOf(moved, ['b', 'a'])).toBe('applied');
	expect(verdictOf(moved, ['a', 'b'])).toBe('notApplied');
	expect(verdictOf(moved, [null, null])).toBe('unknown');
});

it('what a removal takes out is not there by then, whatever else others take out and nulls may be', () => {
	const removal = expected({ kind: 'remove', uris: ['x'] }, ['a', 'b', null, 'x']);
	expect(showsWrite(removal, ['a', null, 'x'])).toBe(false);
	expect(verdictOf(removal, ['a', null, 'x'])).toBe('notApplied');
	expect(verdictOf(removal, ['a', 'b', null])).toBe('applied');
});

it('more of what was written than there was room for where nobody looked is proof, wherever it is', () => {
	const step: Step = { kind: 'add', at: 1, uris: ['x', 'y', 'z'] };
	const added = expected(step, ['a', ...unread(2)]);
	// Somebody else has moved one of before between them.
	expect(verdictOf(added, ['a', 'x', 'b', 'y', 'z', 'c'])).toBe('applied');
	const beside = expected(step, ['a', ...unread(3)]);
	expect(verdictOf(beside, ['a', 'x', 'b', 'y', 'z', 'c', 'd'])).toBe('applied');
	expect(verdictOf(beside, ['a', 'b', 'c', 'd', 'y'])).toBe('notApplied');
	// The order tells where there are nulls enough: what was there is where it was, but for one at the top.
	const long = expected({ ...step, at: 4 }, ['a', null, null, ...unread(1)]);
	expect(verdictOf(long, ['w', 'a', null, null, 'x'])).toBe('notApplied');
});

it('an addition that may be hidden is not proven by what is shown where there was a null', () => {
	const added = expected({ kind: 'add', at: 1, uris: ['x'] }, ['a', null, null]);
	expect(showsWrite(added, ['a', null, null, 'b'])).toBe(false);
	expect(showsWrite(added, ['a', null, null, null])).toBe(true);
	expect(showsWrite(added, ['a', 'x', null, 'b'])).toBe(true);
});

it('a replacement is proven by what only it puts in, whatever of before others take out', () => {
	const replacement = expected({ kind: 'replace', uris: ['a', 'x', 'c'] }, ['a', 'b', 'c']);
	expect(showsWrite(replacement, ['x', 'c'])).toBe(true);
	expect(showsWrite(replacement, ['a', 'y', 'c'])).toBe(false);
	// Somebody else has put in one of two.
	const two = expected({ kind: 'replace', uris: ['a', 'x', 'y'] }, ['a', 'b']);
	expect(showsWrite(two, ['a', 'b', 'y'])).toBe(false);
});

it('an addition after others have taken something out before it is not where it was planned', () => {
	const added = expected({ kind: 'add', at: 2, uris: ['x'] }, ['a', 'b', 'c', 'd']);
	// Without this, it would be taken for one that was not carried out, since all is there but `a`.
	expect(verdictOf(added, ['b', 'c', null, 'd'])).not.toBe('notApplied');
});

it('a removal is there where what it takes out is not, however others have moved the rest', () => {
	const of = expected({ kind: 'remove', uris: ['x'] }, ['a', 'x', 'b', 'c']);
	expect(showsWrite(of, ['b', 'a', 'c'])).toBe(true);
	expect(showsWrite(of, ['b', 'a', 'x', 'c'])).toBe(false);
	// It may be the null.
	expect(showsWrite(of, ['b', null, 'c'])).toBe(false);
});

it('one like it that was there already, behind its place, is no proof where others have added', () => {
	const before = ['a', 'b', 'x', 'c', null, ...unread(2)];
	const insert = expected({ kind: 'add', at: 1, uris: ['x'] }, before);
	// Others may have taken out the null, and moved what is hidden to its place.
	expect(verdictOf(insert, ['a', 'b', 'x', 'c', null, 'd', 'e', 'f'])).toBe('unknown');
	expect(verdictOf(insert, ['a', 'x', 'b', 'x', 'c', null, 'd', 'e'])).toBe('applied');
});

it('what is shown at its place may have been added, or hidden before: it is not added again', () => {
	const before = ['a', null, null, 'd', null, 'f'];
	const insert = expected({ kind: 'add', at: 1, uris: ['x', 'y'] }, before);
	expect(verdictOf(insert, ['n', 'a', 'x', 'y', 'b', 'c', 'd', 'e', 'f'])).toBe('unknown');
});
