import { join, relative } from 'node:path';
import ts from 'typescript';

// The type checker reads all that ships, on a machine that may be busy.
jest.setTimeout(180_000);

const root = join(__dirname, '../../..');
const artistFile = join(root, 'spotify/operations/artist.ts');
const right = ts.sys.readFile(artistFile) ?? '';

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
	const { options, fileNames } = ts.parseJsonConfigFileContent(
		ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
		ts.sys,
		root,
	);
	const host = ts.createCompilerHost(options);
	const readFile = host.readFile.bind(host);
	host.readFile = (name) => (name === artistFile ? text : readFile(name));
	const program = ts.createProgram(fileNames, { ...options, noEmit: true }, host);
	return ts.getPreEmitDiagnostics(program).map(({ file, start = 0 }) => {
		const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
		return `${relative(root, file?.fileName ?? '')}:${line + 1}`;
	});
}

it('a mistake in an entry is one error, at the entry, whoever builds on the entry', () => {
	const lines = wrong
		.split('\n')
		.flatMap((line, index) =>
			mistakes.some(([, mistake]) => line.includes(mistake)) ? [index + 1] : [],
		);
	expect(lines).toHaveLength(mistakes.length);
	expect(errorsWith(wrong)).toEqual(lines.map((line) => `spotify/operations/artist.ts:${line}`));
});
