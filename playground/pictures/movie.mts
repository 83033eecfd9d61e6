import { readExample } from '../lib/examples.mts';
import type { StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { withCredential } from '../lib/readyWorkflow.mts';
import { parametersOf, withParameters } from '../e2e/support/examples.mts';
import { spotify } from '../e2e/support/workflows.mts';
import type { Editor } from '../e2e/support/editor.mts';
import type { Studio } from './camera.mts';

const SONGS = [
	'Portishead - Roads',
	'Daft Punk - One More Time',
	'Bonobo - Kiara',
	'Nina Simone - Sinnerman',
	'Moderat - A New Error',
];

/** As people have them: one names a recording that is not there, one no song. */
const LINES = [
	'Portishead - Roads',
	'Daft Punk - One More Time (Official Video)',
	'"Kiara" by Bonobo',
	'Nina Simone - Sinnerman (Live)',
	'04. Moderat - A New Error.mp3',
	'Track 07',
];

const FIND = 'Find each song';
const ADD = 'Add what is found';
const MISSES = 'Look at these';
const HELD = 'What it holds';

/** The ready workflow with these lines, and a step behind it that reads what the playlist holds then. */
function scenes(account: StoredCredential): Workflow {
	const example = withCredential(
		withParameters(readExample('songs-to-playlist'), FIND, {
			text: LINES.join('\n'),
			output: 'selected',
			selectedFields: ['line', 'matched', 'confidence', 'name', 'artists', 'candidateName', 'uri'],
		}),
		account,
	);
	const held = spotify(account, 'playlist', 'getItems', {
		playlistId: parametersOf(example, ADD).playlistId,
		returnAll: true,
		output: 'selected',
		selectedFields: ['name', 'artists', 'album'],
	})(0);
	return {
		...example,
		nodes: [
			...example.nodes.filter(({ type }) => !type.endsWith('stickyNote')),
			{ ...held, name: HELD, position: [1100, 220], executeOnce: true },
		],
		connections: {
			...example.connections,
			[ADD]: { main: [[{ node: HELD, type: 'main', index: 0 }]] },
		},
	};
}

/** Shows the output of a step as a table, with as much room as it can have. */
async function openTable(editor: Editor, node: string): Promise<void> {
	await editor.openOutput(node);
	await editor.showOutputAs('table');
	await editor.widenOutput();
}

/** A list of songs that becomes a playlist, with what was not found: scene by scene. */
export const photographMovie = async ({ stack, editor, camera }: Studio): Promise<void> => {
	await stack.simulator.listSongs({ songs: SONGS });
	// What was just added is read at once.
	await stack.simulator.set({ readAgeMs: 0 });
	const account = await stack.createUserCredential();
	await camera.resize(1120, 660);
	const { id } = await stack.api.createWorkflow(scenes(account));
	const movie = camera.movie('songs-to-playlist');
	await editor.openWorkflow(id);
	await editor.openNode(FIND);
	await editor.growText('text');
	await movie.take('1. Put in your list, as you have it', 4000);
	await editor.closeNode();
	await editor.executeWorkflow();
	await editor.closeMessages();
	await movie.take('2. Run the workflow', 2500);
	await openTable(editor, FIND);
	await movie.take('3. Each line becomes a track, or says that none surely matches', 5000);
	await editor.closeNode();
	await openTable(editor, HELD);
	await movie.take('4. The playlist has what was found', 3500);
	await editor.closeNode();
	await openTable(editor, MISSES);
	await movie.take('5. What was not found is listed for you', 4000);
	movie.save();
	await stack.simulator.listSongs({ songs: null });
};
