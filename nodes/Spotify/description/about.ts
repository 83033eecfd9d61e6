/**
 * What n8n's panel says of the node and of the trigger. It shows both as one entry, and takes the text
 * of the trigger on an empty canvas and that of the node elsewhere, so that either speaks for both.
 */
export const ABOUT =
	'Search Spotify, manage playlists and library, control the player, and start workflows on changes';
