import { digestOf } from '../../../spotify/events/digest';
import {
	freshIn,
	farEnough,
	nextCursor,
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
	const cursor = nextCursor(wholeList(...days(3, 1)));
	expect(names(freshIn(wholeList(...days(5, 1)), cursor))).toEqual(['2026-0004', '2026-0005']);
});

it('two of the same moment are told apart', () => {
	const cursor = nextCursor(wholeList(dated('2026-0001', 'a')));
	const fresh = freshIn(wholeList(dated('2026-0001', 'b'), dated('2026-0001', 'a')), cursor);
	expect(names(fresh)).toEqual(['b']);
});

it('what comes up because newer ones are gone is not new', () => {
	const cursor = nextCursor({ entries: days(100, 51), isWhole: false });
	expect(freshIn({ entries: days(60, 11), isWhole: false }, cursor)).toEqual([]);
});

it('remembers the newest fifty, and more only where they are of one moment', () => {
	const sizes = [
		nextCursor({ entries: days(900, 1), isWhole: true }),
		nextCursor(wholeList(...Array.from({ length: 80 }, (_, n) => dated('2026-0001', `${n}`)))),
	].map(({ known }) => known.length / 6);
	expect(sizes).toEqual([49, 80]);
});

it('keeps what it knew where nothing is new', () => {
	const cursor = nextCursor(wholeList(...days(3, 1)));
	expect(nextCursor(wholeList(...days(2, 1)), cursor)).toBe(cursor);
});

it('reads on until there is an older one than the newest: the next cursor begins there', () => {
	const [first, second] = [dated('2026-0002', 'a'), dated('2026-0002', 'b')];
	expect(farEnough(undefined)([first, second])).toBe(false);
	expect(farEnough(undefined)([first, second, dated('2026-0001')])).toBe(true);
});

it('reads on until one is known', () => {
	const cursor = nextCursor(wholeList(...days(3, 1)));
	expect(farEnough(cursor)(days(9, 4))).toBe(false);
	expect(farEnough(cursor)(days(9, 3))).toBe(true);
});
