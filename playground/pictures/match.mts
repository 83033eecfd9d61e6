import { spotify, workflow } from '../e2e/support/workflows.mts';
import type { Studio } from './camera.mts';

const SONGS = ['Portishead - Roads', 'Daft Punk - One More Time', 'Bonobo - Kiara'];

/** As people have them; the last two are found in no catalogue. */
const LINES = [
	'Portishead - Roads (Official Video)',
	'02. daft punk - one more time.mp3',
	'"Kiara" by Bonobo',
	'Daft Punk - One More Time (Live)',
	'Track 07',
];

/** Match beside what it makes of some lines. */
export const photographMatch = async ({ stack, editor, camera }: Studio): Promise<void> => {
	await stack.simulator.listSongs({ songs: SONGS });
	const account = await stack.createUserCredential();
	const match = spotify(account, 'track', 'match', {
		matchBy: 'text',
		text: LINES.join('\n'),
		output: 'selected',
		selectedFields: ['line', 'matched', 'confidence', 'artists', 'name', 'candidateName'],
		options: {},
	});
	const { id } = await stack.api.createWorkflow(workflow('Songs of a text', match));
	await camera.resize(1240, 660);
	await editor.openWorkflow(id);
	await editor.executeWorkflow();
	await editor.closeMessages();
	await editor.openOutput('Spotify');
	await editor.showOutputAs('table');
	await editor.widenOutput();
	await editor.growText('text');
	await camera.take('match', editor.page.getByTestId('ndv'));
	await stack.simulator.listSongs({ songs: null });
};
