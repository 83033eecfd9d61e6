import { digestOf } from '../../../spotify/events/digest';
import {
	freshIn,
	farEnough,
	nextMark,
	type Dated,
	type NewestReading,
} from '../../../spotify/events/newestFirst';

const dated = (at: string, name = at): Dated => ({ digest: digestOf(name), at, value: name });
const wholeList = (...entries: Dated[]): NewestReading => ({ entries, isWhole: true });
const days = (from: number, to: number): Dated[] =>
	Array.from({ length: from - to + 1 }, (_, n) =>
		dated(`2026-${String(from - n).padStart(4, '0')}`),
	);
const names = (entries: readonly Dated[]) => entries.map(({ value }) => value);

it('what is known is not new, what is not is, the oldest first', () => {
	const mark = nextMark(wholeList(...days(3, 1)));
	expect(names(freshIn(wholeList(...days(5, 1)), mark))).toEqual(['2026-0004', '2026-0005']);
});

it('two of the same moment are told apart', () => {
	const mark = nextMark(wholeList(dated('2026-0001', 'a')));
	const fresh = freshIn(wholeList(dated('2026-0001', 'b'), dated('2026-0001', 'a')), mark);
	expect(names(fresh)).toEqual(['b']);
});

it('what comes up because newer ones are gone is not new', () => {
	const mark = nextMark({ entries: days(100, 51), isWhole: false });
	expect(freshIn({ entries: days(60, 11), isWhole: false }, mark)).toEqual([]);
});

it('remembers the newest fifty, and more only where they are of one moment', () => {
	const sizes = [
		nextMark({ entries: days(900, 1), isWhole: true }),
		nextMark(wholeList(...Array.from({ length: 80 }, (_, n) => dated('2026-0001', `${n}`)))),
	].map(({ known }) => known.length / 6);
	expect(sizes).toEqual([49, 80]);
});

it('keeps what it knew where nothing is new', () => {
	const mark = nextMark(wholeList(...days(3, 1)));
	expect(nextMark(wholeList(...days(2, 1)), mark)).toBe(mark);
});

it('reads on until there is an older one than the newest: the next mark begins there', () => {
	const [first, second] = [dated('2026-0002', 'a'), dated('2026-0002', 'b')];
	expect(farEnough(undefined)([first, second])).toBe(false);
	expect(farEnough(undefined)([first, second, dated('2026-0001')])).toBe(true);
});

it('reads on until one is known', () => {
	const mark = nextMark(wholeList(...days(3, 1)));
	expect(farEnough(mark)(days(9, 4))).toBe(false);
	expect(farEnough(mark)(days(9, 3))).toBe(true);
});
