import { ITEMS, PLAYABLE } from '../fields';
import type { BooleanField, TextField, UrisField } from '../fieldTypes';

/** Declares the field for the items to put into a playlist, or to take out of it. */
export const playlistUris = (more: Partial<UrisField> = {}): UrisField => ({
	kind: 'uris',
	of: PLAYABLE,
	bareAs: 'track',
	wire: 'uris',
	in: 'job',
	...ITEMS,
	...more,
});

/** The longest description of a playlist (https://github.com/metabrainz/troi-recommendation-playground/pull/155). */
export const MAX_DESCRIPTION_LENGTH = 300;

/**
 * The largest cover that is sent, as base64 text. Spotify's document says 256 KB, and it is a little more:
 * one picture of 257,504 bytes was taken, and the next larger one, of 260,836, was not
 * (https://github.com/spotipy-dev/spotipy/issues/633). What is between may be taken.
 */
export const MAX_COVER_BYTES = 260_000;

/** The largest picture that Spotify is known to have taken as a cover, in KB, as a file. */
export const LARGEST_COVER_KILOBYTES = 188;

/** Says how to make a picture small enough for a cover. */
export const SHRINK_COVER =
	"Use n8n's node 'Edit Image': operation Resize to 640 × 640, with the option Format set to JPEG and a quality of 80.";

/** Whether a new playlist is public: said each time, since Spotify makes it public if nothing is. */
export const newIsPublic: BooleanField = {
	kind: 'boolean',
	wire: 'public',
	in: 'body',
	place: 'form',
	default: false,
	displayName: 'Public',
	description: "Whether the playlist is shown on the user's profile",
};

/** Declares the fields for the description and visibility of an existing playlist. */
export const playlistDetails = (
	description: Partial<TextField> = {},
): Array<TextField | BooleanField> => [
	...newPlaylistDetails(description),
	{
		...newIsPublic,
		place: 'details',
		description:
			"Whether the playlist is shown on the user's profile. Stays unchanged if you don't add this option.",
	},
];

/** Declares the fields for what else a new playlist is made with, apart from its name. */
export const newPlaylistDetails = (
	description: Partial<TextField> = {},
): Array<TextField | BooleanField> => [
	{
		kind: 'boolean',
		wire: 'collaborative',
		in: 'body',
		place: 'details',
		default: false,
		implies: { public: false },
		displayName: 'Collaborative',
		description:
			'Whether others may change the items too. Such a playlist cannot be public, and creating one needs both playlist-modify scopes.',
	},
	{
		kind: 'text',
		wire: 'description',
		in: 'body',
		place: 'details',
		displayName: 'Description',
		description: `What Spotify shows below the name: up to ${MAX_DESCRIPTION_LENGTH} characters. Line breaks become spaces.`,
		placeholder: 'e.g. New songs, every Monday',
		mostCharacters: MAX_DESCRIPTION_LENGTH,
		oneLine: true,
		...description,
	},
];
