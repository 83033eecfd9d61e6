import { createPolls } from '../../../spotify/events/polls';

describe('two polls of a node at the same time', () => {
	it('with one memory: the second does not begin, the next one after the first does', () => {
		const polls = createPolls();
		const memory = {};
		const first = polls.begin('a node', memory, 0);
		expect(polls.begin('a node', memory, 0)).toBeUndefined();
		expect(first?.isCurrent()).toBe(true);
		first?.end();
		expect(polls.begin('a node', memory, 0)).toBeDefined();
	});

	it('with another memory: what the first finds is not handed out any more', () => {
		const polls = createPolls();
		const first = polls.begin('a node', {}, 0);
		const second = polls.begin('a node', {}, 0);
		expect([first?.isCurrent(), second?.isCurrent()]).toEqual([false, true]);
		first?.end();
		expect(second?.isCurrent()).toBe(true);
	});

	it('of two nodes do not know of each other', () => {
		const polls = createPolls();
		const memory = {};
		expect([polls.begin('a', memory, 0), polls.begin('b', memory, 0)]).not.toContain(undefined);
	});
});

describe('a poll that does not end', () => {
	const HOUR_MS = 3_600_000;
	it.each([
		['for minutes', 300_000, 'waited for'],
		['for an hour', HOUR_MS, 'given up'],
	])('%s: %s', (_how, laterMs, becomes) => {
		const polls = createPolls();
		const memory = {};
		const first = polls.begin('a node', memory, 0);
		const second = polls.begin('a node', memory, laterMs);
		expect(second === undefined ? 'waited for' : 'given up').toBe(becomes);
		expect(first?.isCurrent()).toBe(second === undefined);
	});
});

describe('what a poll without events has learned', () => {
	const [base, activated, later] = [{ check: 'base' }, { check: 'activated' }, { check: 'later' }];

	it('is recalled where n8n has only what was before, or what the activation has stored', () => {
		const polls = createPolls();
		const memory = {};
		polls.learned('a node', memory, base, activated, false);
		polls.learned('a node', memory, activated, later, false);
		expect(polls.recall('a node', base)).toBe(later);
		expect(polls.recall('a node', { ...activated })).toBe(later);
	});

	it('is not, where n8n has anything else, or where there were events', () => {
		const polls = createPolls();
		polls.learned('a node', {}, base, later, false);
		const other = { check: 'other' };
		expect(polls.recall('a node', other)).toBe(other);
		expect(polls.recall('another node', base)).toBe(base);
		polls.learned('a node', {}, later, other, true);
		expect(polls.recall('a node', base)).toBe(base);
	});
});

describe('until when a node is kept from polling', () => {
	it('is said once, until it is longer or a poll went well', () => {
		const polls = createPolls();
		const said = [10, 10, 5, 20].map((untilMs) => polls.says('a node', untilMs, 0));
		expect(said).toEqual([true, false, false, true]);
		polls.polled('a node');
		expect(polls.says('a node', 5, 0)).toBe(true);
	});

	it('is said again where the clock was set back since', () => {
		const polls = createPolls();
		expect([100, 50].map((nowMs) => polls.says('a node', nowMs + 5, nowMs))).toEqual([true, true]);
	});
});
