import type { SpotifyFailure } from '../../../../spotify/failures/types';
import { unfinished, type WriteStatus } from '../../../../spotify/playlists/write/unfinished';

const failure: SpotifyFailure = { kind: 'network', message: 'What happened', hint: 'What to do.' };
const DATA = "; the error's data lists what is missing.";
const LOOK = ' Check the playlist before you run this again.';

it.each<[WriteStatus[], string]>([
	[['missing'], 'Its one item was not added.'],
	[['missing', 'missing'], 'None of its 2 items was added.'],
	[['done', 'missing'], `Of its 2 items, 1 was added, 1 was not${DATA}`],
	[['done', 'done', 'missing', 'missing'], `Of its 4 items, 2 were added, 2 were not${DATA}`],
	[['done'], 'Its one item was added.'],
	[['done', 'done'], 'All of its 2 items were added.'],
	[['uncertain'], `It is not known whether its one item was added.${LOOK}`],
	[
		['uncertain', 'uncertain'],
		`Of its 2 items, none was added, and for 2 it is not known${DATA}${LOOK}`,
	],
	[
		['done', 'uncertain', 'missing'],
		`Of its 3 items, 1 was added, 1 was not, and for 1 it is not known${DATA}${LOOK}`,
	],
])('%j reads: %s', (statuses, progress) => {
	const uris = statuses.map((status, index) => `${status}:${index}`);
	expect(unfinished(failure, uris, statuses, 'added')).toEqual({
		...failure,
		hint: `${progress} What to do.`,
		unwritten: {
			missing: uris.filter((uri) => uri.startsWith('missing')),
			uncertain: uris.filter((uri) => uri.startsWith('uncertain')),
		},
	});
});

it('has nothing to add where nothing was asked for', () => {
	expect(unfinished(failure, [], [], 'added')).toEqual(failure);
});
