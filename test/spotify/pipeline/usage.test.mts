import { createUsage } from '../../../spotify/pipeline/usage';

const SECOND = 1_000;

describe('what a run cost', () => {
	it.each([0, 1])('of %d requests is not worth telling', (count) => {
		const usage = createUsage();
		for (let n = 0; n < count; n += 1) usage.sent('GET /tracks/{id}');
		expect([usage.requests(), usage.text()]).toEqual([count, '']);
	});

	it('names the requests of each endpoint, most first', () => {
		const usage = createUsage();
		usage.sent('GET /me/playlists');
		for (let n = 0; n < 1_200; n += 1) usage.sent('GET /tracks/{id}');
		expect(usage.requests()).toBe(1_201);
		expect(usage.text()).toBe(
			'Spotify was asked 1,201 times: 1,200 × GET /tracks/{id}, 1 × GET /me/playlists.',
		);
	});

	it('begins with what it came to, also where it was one request', () => {
		const usage = createUsage();
		expect(usage.text('nothing to change')).toBe('Nothing to change.');
		usage.sent('POST /playlists/{id}/items');
		expect(usage.text('1 added')).toBe(
			'1 added; Spotify was asked once: 1 × POST /playlists/{id}/items.',
		);
		usage.sent('GET /playlists/{id}');
		expect(usage.text('9 added, 5 removed')).toMatch(
			/^9 added, 5 removed; Spotify was asked twice: /,
		);
	});

	it('names twenty endpoints at the most, and counts the others', () => {
		const usage = createUsage();
		for (let n = 0; n < 100_000; n += 1) usage.sent(`GET /x${n}`);
		usage.sent('GET /x7');
		expect(usage.text()).toMatch(/^Spotify was asked 100,001 times: 2 × GET \/x7, /);
		expect(usage.text()).toMatch(/, 99,980 × others\.$/);
	});

	it('does not count what did not leave n8n', () => {
		const usage = createUsage();
		for (let n = 0; n < 3; n += 1) usage.sent('GET /me');
		usage.sent('GET /tracks/{id}');
		usage.unsent('GET /me');
		usage.unsent('GET /tracks/{id}');
		usage.unsent('GET /tracks/{id}');
		expect([usage.requests(), usage.text()]).toEqual([2, 'Spotify was asked twice: 2 × GET /me.']);
	});

	it('names what it saved, each way by itself, also where it was one request', () => {
		const usage = createUsage();
		usage.sent('GET /tracks');
		usage.saved('batches', 49);
		usage.saved('batches', 9);
		usage.saved('duplicates', 900);
		usage.saved('unchanged', 190);
		expect(usage.text()).toContain(
			'Requests saved: 58 by asking for several at once, 900 as duplicates, 190 of lists that have not changed.',
		);
	});

	it('leaves out what saved nothing', () => {
		const usage = createUsage();
		usage.saved('batches', 0);
		usage.saved('duplicates', 3);
		expect(usage.text()).toBe('Requests saved: 3 as duplicates.');
		usage.sent('GET /search');
		expect(usage.text()).toBe(
			'Spotify was asked once: 1 × GET /search. Requests saved: 3 as duplicates.',
		);
	});

	it('says why it was slow, also where it was one request', () => {
		const usage = createUsage();
		usage.sent('GET /tracks/{id}');
		usage.waits(0, 7 * SECOND);
		expect(usage.text()).toContain("It waited 7 s for Spotify's rate limit.");
	});
});

describe('waits', () => {
	/** How long a run has waited in all that waited so, from and until these seconds. */
	const waited = (...waits: Array<[number, number]>): string | undefined => {
		const usage = createUsage();
		for (const [from, until] of waits) usage.waits(from * SECOND, until * SECOND);
		return /waited (.+) for/.exec(usage.text())?.[1];
	};

	it('of many for the same count once', () => {
		expect(waited(...Array<[number, number]>(50).fill([0, 30]))).toBe('30 s');
		expect(waited([0, 30], [10, 30], [29, 30])).toBe('30 s');
	});

	it('that overlap count as long as anybody waits', () => {
		expect(waited([0, 30], [10, 40])).toBe('40 s');
		expect(waited([0, 30], [5, 10])).toBe('30 s');
	});

	it('one after another count all', () => {
		expect(waited([0, 30], [50, 60])).toBe('40 s');
	});
});

describe('progress', () => {
	it('says how many items are done of all, and what was sent', () => {
		const usage = createUsage();
		for (let n = 0; n < 3; n += 1) usage.sent('GET /tracks');
		usage.done(1_000);
		usage.done(500);
		expect(usage.progressText(20_000, 0)).toBe('1,500 of 20,000 items done, 3 requests sent');
	});

	it('says how long it waits still, and no longer once that is over', () => {
		const usage = createUsage();
		usage.waits(0, 60 * SECOND);
		expect(usage.progressText(5, 20 * SECOND)).toBe(
			"0 of 5 items done, 0 requests sent, waiting 40 s for Spotify's rate limit",
		);
		expect(usage.progressText(5, 60 * SECOND)).toBe('0 of 5 items done, 0 requests sent');
	});

	it('is worth a look after each request, each wait and each item; a wait tells its length once', () => {
		const changes: Array<number | undefined> = [];
		const usage = createUsage((waitMs) => changes.push(waitMs));
		usage.sent('GET /tracks');
		usage.waits(0, 60 * SECOND);
		usage.waits(0, 60 * SECOND);
		usage.waits(20 * SECOND, 60 * SECOND);
		usage.waits(60 * SECOND, 70 * SECOND);
		usage.done(1);
		const told = [undefined, 60 * SECOND, undefined, undefined, 10 * SECOND, undefined];
		expect(changes).toEqual(told);
	});
});
