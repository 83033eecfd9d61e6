import { withTable } from './tables.mts';

/** A ready workflow, as far as the gallery shows it. */
export interface GalleryWorkflow {
	/** Of its file, without the ending. */
	readonly file: string;
	readonly name: string;
	/** The names of its steps, in the order of the file. */
	readonly steps: readonly string[];
}

/**
 * How often Spotify was asked by the end-to-end tests: by a first run, and by one that found all as it
 * was. Those whose runs are all alike have the first alone.
 */
export type GalleryRequests = Readonly<
	Record<string, { readonly first: number; readonly again?: number } | undefined>
>;

/** The column of the table that says how often Spotify is asked. */
const REQUESTS = 6;

/** What was measured, at the beginning of a cell. */
const MEASURED = /^ \*\*\d+(?:, then \d+)?\*\*: /;

function measuredCell(cell: string, file: string, requests: GalleryRequests): string {
	const rule = cell.replace(MEASURED, ' ');
	const measured = requests[file];
	if (measured === undefined) return rule;
	const { first, again } = measured;
	return ` **${first}${again === undefined ? '' : `, then ${again}`}**:${rule}`;
}

/** The gallery's table with what was measured; all else in it is written by hand. */
function withMeasured(page: string, requests: GalleryRequests): string {
	return page
		.split('\n')
		.map((line) => {
			const [, file] = /^\|[^|]*\| \[[^\]]*\]\(([\w-]+)\.json\) \|/.exec(line) ?? [];
			if (file === undefined) return line;
			return line
				.split('|')
				.map((cell, at) => (at === REQUESTS ? measuredCell(cell, file, requests) : cell))
				.join('|');
		})
		.join('\n');
}

const pictureOf = ({ file, name, steps }: GalleryWorkflow): string =>
	[
		`**${name}**`,
		`![On n8n's canvas, joined by lines: ${steps.join(', ')}](../docs/images/workflows/${file}.png)`,
	].join('\n\n');

/** The gallery with what was measured in its table, and a picture of each workflow below it. */
export const galleryPage = (
	page: string,
	workflows: readonly GalleryWorkflow[],
	requests: GalleryRequests,
): string =>
	withTable(
		withMeasured(page, requests),
		workflows.map(pictureOf).join('\n\n'),
		'the workflows of this folder',
	);
