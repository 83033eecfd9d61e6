import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const entries = 'spotify/operations/artist.ts';
const right = readFileSync(join(root, entries), 'utf8');

/** One in each of some entries: what is right, and what is wrong instead. */
const mistakes = [
	["job: 'downloadCover'", "job: 'downloadCovers'"],
	["output: { kind: 'artist' }", "output: { kind: 'artists' }"],
	['paging: ARTIST_ALBUMS_PAGES', "paging: { ...ARTIST_ALBUMS_PAGES, kind: 'pages' }"],
	["availability: 'extendedQuota'", "availability: 'newApps'"],
	["route: 'GET /artists/{id}/top-tracks'", "route: 'FETCH /artists/{id}/top-tracks'"],
] as const;

const wrong = mistakes.reduce((text, [of, mistake]) => {
	const made = text.replace(of, mistake);
	if (made === text) throw new Error(`The entries have no ${of}`);
	return made;
}, right);

/** What the type checker says of everything that ships, by file and line, where the entries of artists are this text. */
function errorsWith(text: string): string[] {
	const folder = mkdtempSync(join(root, 'node_modules', '.mistakes-'));
	try {
		for (const name of ['nodes', 'credentials', 'spotify', 'package.json', 'tsconfig.json']) {
			cpSync(join(root, name), join(folder, name), { recursive: true });
		}
		writeFileSync(join(folder, entries), text);
		const typeChecker = join(root, 'node_modules/typescript-7/bin/tsc');
		const { stdout } = spawnSync(process.execPath, [typeChecker, '--pretty', 'false'], {
			cwd: folder,
			encoding: 'utf8',
		});
		return [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(
			([, file, line]) => `${file}:${line}`,
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

it('a mistake in an entry is one error, at the entry, whoever builds on the entry', () => {
	const lines = wrong
		.split('\n')
		.flatMap((line, index) =>
			mistakes.some(([, mistake]) => line.includes(mistake)) ? [index + 1] : [],
		);
	expect(lines).toHaveLength(mistakes.length);
	expect(errorsWith(wrong)).toEqual(lines.map((line) => `${entries}:${line}`));
});
