import { createPolls } from '../../../spotify/events/polls';

describe('two polls of a node at the same time', () => {
	it('with one memory: the second does not begin, the next one after the first does', () => {
		const polls = createPolls();
		const memory = {};
		const first = polls.begin('a node', memory);
		expect(polls.begin('a node', memory)).toBeUndefined();
		expect(first?.isCurrent()).toBe(true);
		first?.end();
		expect(polls.begin('a node', memory)).toBeDefined();
	});

	it('with another memory: what the first finds is not handed out any more', () => {
		const polls = createPolls();
		const first = polls.begin('a node', {});
		const second = polls.begin('a node', {});
		expect([first?.isCurrent(), second?.isCurrent()]).toEqual([false, true]);
		first?.end();
		expect(second?.isCurrent()).toBe(true);
	});

	it('of two nodes do not know of each other', () => {
		const polls = createPolls();
		const memory = {};
		expect([polls.begin('a', memory), polls.begin('b', memory)]).not.toContain(undefined);
	});
});

describe('what a poll without events has learned', () => {
	const [base, activated, later] = [{ check: 'base' }, { check: 'activated' }, { check: 'later' }];

	it('is recalled where n8n has only what was before, or what the activation has stored', () => {
		const polls = createPolls();
		const memory = {};
		polls.learned('a node', memory, base, activated);
		polls.learned('a node', memory, activated, later);
		expect(polls.recall('a node', base)).toBe(later);
		expect(polls.recall('a node', { ...activated })).toBe(later);
	});

	it('is not, where n8n has anything else, or where there were events', () => {
		const polls = createPolls();
		polls.learned('a node', {}, base, later);
		const other = { check: 'other' };
		expect(polls.recall('a node', other)).toBe(other);
		expect(polls.recall('another node', base)).toBe(base);
		polls.learned('a node', {}, later, undefined);
		expect(polls.recall('a node', base)).toBe(base);
	});
});

it('says a hindrance once, until there is a longer one or a poll went well', () => {
	const polls = createPolls();
	const said = [10, 10, 5, 20].map((untilMs) => polls.says('a node', untilMs));
	expect(said).toEqual([true, false, false, true]);
	polls.polled('a node');
	expect(polls.says('a node', 5)).toBe(true);
});
