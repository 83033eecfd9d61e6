// Limits of Spotify's that several stages of a request's way look at.

/** The longest search text that Spotify takes: "Query exceeds maximum length of 250 characters". */
export const MAX_QUERY_LENGTH = 250;

/**
 * The longest that it took in 2022, and answered 404 beyond
 * (https://github.com/spotipy-dev/spotipy/issues/845); without words, in 2024, 400
 * (https://github.com/Yooooomi/your_spotify/issues/345).
 */
export const ONCE_LONGEST_SEARCH = 100;

/**
 * How many items a playlist may hold: more are refused with a 403 or a 500
 * (https://github.com/spotify/web-api/issues/1179).
 */
export const MAX_PLAYLIST_ITEMS = 10_000;
