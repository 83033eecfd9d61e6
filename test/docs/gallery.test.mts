import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { galleryPage } from '../../scripts/docs/gallery.mts';
import { readGallery, readGalleryRequests } from '../../scripts/docs/readGallery.mts';

const root = join(__dirname, '../..');
const pictures = join(root, 'docs/images/workflows');
const page = readFileSync(join(root, 'examples/README.md'), 'utf8');
const gallery = readGallery();

/** A page with all pictures should open at once, also on a slow line. */
const MOST_BYTES = 400_000;

it('the gallery is what npm run docs writes', () => {
	const fresh = galleryPage(page, gallery, readGalleryRequests());
	expect(fresh === page ? 'fresh' : 'stale: run npm run docs').toBe('fresh');
});

it('there is a picture of each workflow, and of nothing else; npm run docs:pictures takes them', () => {
	expect(readdirSync(pictures).sort()).toEqual(gallery.map(({ file }) => `${file}.png`));
});

it('all pictures together are no more than a slow line bears', () => {
	const sizes = readdirSync(pictures).map((name) => statSync(join(pictures, name)).size);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

it('what was measured is of workflows that are there', () => {
	const files = Object.keys(readGalleryRequests());
	expect(files.length).toBeGreaterThan(10);
	expect(files.filter((file) => !existsSync(join(root, `examples/${file}.json`)))).toEqual([]);
});

it('each workflow names the lines of Spotify that concern it, which the page of them explains', () => {
	const explained = readFileSync(join(root, 'docs/policy.md'), 'utf8');
	for (const { file, name } of gallery) {
		const line = page.split('\n').find((one) => one.includes(`](${file}.json) |`)) ?? '';
		const [, rules = ''] = /\|([^|]*)\|$/.exec(line) ?? [];
		const cited = rules.match(/Design guidelines|(?:Policy|Terms) [IVX]+(?:\.\d+)?/g) ?? [];
		expect({ name, missing: cited.filter((one) => !explained.includes(one)) }).toEqual({
			name,
			missing: [],
		});
		expect(cited.length > 0 || rules.includes('sends nothing to Spotify')).toBe(true);
	}
});

const row = (requests: string): string =>
	`| Job | [One](one.json) | does | a user | 4 |${requests}|`;

const pageWith = (requests: string): string =>
	[
		row(requests),
		'<!-- Written by npm run docs, from the workflows of this folder -->',
		'<!-- End of what npm run docs writes -->',
	].join('\n');

it.each([
	[
		'what was measured stands before the rule',
		' 1 for a song ',
		{ first: 9, again: 2 },
		' **9, then 2**: 1 for a song ',
	],
	[
		'it takes the place of what was measured before',
		' **8, then 3**: 1 ',
		{ first: 9 },
		' **9**: 1 ',
	],
	['it goes where nothing was measured', ' **8**: 1 ', undefined, ' 1 '],
])('%s', (_, before, measured, after) => {
	expect(galleryPage(pageWith(before), [], { one: measured })).toContain(row(after));
});
