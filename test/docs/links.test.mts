import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const LEFT_OUT = ['node_modules', 'dist', 'artifacts', '.git', '.n8n'];

const markdownIn = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return LEFT_OUT.includes(entry.name) ? [] : markdownIn(path);
		return entry.name.endsWith('.md') ? [path] : [];
	});

const withoutCode = (page: string): string =>
	page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** As GitHub makes them: lower case, no punctuation, hyphens for spaces, a number behind a repeated one. */
function anchorsOf(page: string): string[] {
	const seen = new Map<string, number>();
	const headings = page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm);
	return [...headings].map(([, heading = '']) => {
		const slug = heading
			.trim()
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		const times = seen.get(slug) ?? 0;
		seen.set(slug, times + 1);
		return times === 0 ? slug : `${slug}-${times}`;
	});
}

/** The target of each link and picture that leads to a file of this repository. */
const targetsOf = (page: string): string[] =>
	[...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target ?? '')
		.filter((target) => !/^[a-z]+:/.test(target));

function isBroken(file: string, target: string): boolean {
	const [path = '', anchor] = target.split('#');
	const linked = path === '' ? file : join(dirname(file), path);
	if (!existsSync(linked)) return true;
	return anchor !== undefined && !anchorsOf(readFileSync(linked, 'utf8')).includes(anchor);
}

const pages = markdownIn(root).map((file) => relative(root, file));

it('finds the pages', () => {
	expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/operations.md']));
});

it.each(pages)('every link in %s leads somewhere', (page) => {
	const file = join(root, page);
	const targets = targetsOf(readFileSync(file, 'utf8'));
	expect(targets.filter((target) => isBroken(file, target))).toEqual([]);
});

it('what the forms link to in the README is there', () => {
	const home = 'github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api#';
	const files = ['credentials', 'nodes'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
	);
	const linked = files.flatMap((text) =>
		text
			.split(home)
			.slice(1)
			.map((rest) => rest.match(/^[\w-]*/)?.[0] ?? ''),
	);
	const anchors = anchorsOf(readFileSync(join(root, 'README.md'), 'utf8'));
	expect(linked.length).toBeGreaterThan(0);
	// GitHub's own anchor for the whole of it.
	expect(linked.filter((anchor) => anchor !== 'readme' && !anchors.includes(anchor))).toEqual([]);
});

it('every page and every picture in docs is linked from somewhere', () => {
	const linked = pages.flatMap((page) =>
		targetsOf(readFileSync(join(root, page), 'utf8')).map((target) =>
			join(dirname(page), target.split('#')[0] ?? ''),
		),
	);
	const files = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
	expect(files.filter((file) => !linked.includes(file))).toEqual([]);
});
