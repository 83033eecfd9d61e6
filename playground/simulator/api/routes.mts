import { operationFacts, routeOf } from '../../../test/facts/facts.mts';
import { albumAnswers } from './albums.mts';
import { artistAnswers } from './artists.mts';
import { audiobookAnswers } from './audiobooks.mts';
import { browseAnswers } from './browse.mts';
import { libraryAnswers } from './library.mts';
import { meAnswers } from './me.mts';
import { myLibraryAnswers } from './myLibrary.mts';
import { myPlaylistAnswers } from './myPlaylists.mts';
import { olderLibraryAnswers } from './olderLibrary.mts';
import { playerCommandAnswers } from './playerCommands.mts';
import { playerStateAnswers } from './playerState.mts';
import { playlistDetailAnswers } from './playlistDetails.mts';
import { playlistItemAnswers } from './playlistItems.mts';
import { playlistAnswers } from './playlists.mts';
import { recommendationAnswers } from './recommendations.mts';
import { searchAnswers } from './search.mts';
import { showAnswers } from './shows.mts';
import { trackAnswers } from './tracks.mts';
import { userAnswers } from './users.mts';
import { type Route, routeWith } from './route.mts';
import type { Answers } from './answer.mts';

export type { Route };

const answers: Answers = {
	...albumAnswers,
	...artistAnswers,
	...audiobookAnswers,
	...browseAnswers,
	...libraryAnswers,
	...meAnswers,
	...myLibraryAnswers,
	...myPlaylistAnswers,
	...olderLibraryAnswers,
	...playerCommandAnswers,
	...playerStateAnswers,
	...playlistDetailAnswers,
	...playlistItemAnswers,
	...playlistAnswers,
	...recommendationAnswers,
	...searchAnswers,
	...showAnswers,
	...trackAnswers,
	...userAnswers,
};

/** Every operation that the simulator knows: those of Spotify's facts that it has an answer for. */
export const routes: readonly Route[] = operationFacts.flatMap((fact) => {
	const answering = Object.entries(answers).find(([route]) => route === routeOf(fact))?.[1];
	return answering ? [routeWith(fact, answering)] : [];
});

/** Routes with an answer, of which Spotify's facts know nothing. */
export const strayAnswers: readonly string[] = Object.keys(answers).filter(
	(route) => !operationFacts.some((fact) => routeOf(fact) === route),
);
