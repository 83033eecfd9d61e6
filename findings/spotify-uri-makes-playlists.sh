#!/usr/bin/env bash
# spotify-uri 4.1.0 reads Spotify's URIs and links. A path that it does not know is an error that says so (audiobooks).
#
# One would guess: the page with all records of an artist is that artist, or is refused like an audiobook; the URI of
# somebody's Liked Songs is refused, since no playlist ID is in it.
# What happens: any four-part path ends as "a playlist of a user". The artist's page becomes the playlist "all" of a
# user whose ID is the artist's, and Liked Songs a playlist whose ID is the user's name. Both format to URIs that look
# right and that Spotify does not find.
#
# Seen:
#   https://open.spotify.com/artist/0gxyHStUsqpMadRV0Di1Qt/discography/all -> playlist all, spotify:user:0gxyHStUsqpMadRV0Di1Qt:playlist:all
#   spotify:user:somebody:collection -> playlist somebody, spotify:playlist:somebody
#   spotify:audiobook:18yVqkdbdRvS24c0Ilj2ci -> TypeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts spotify-uri@4.1.0
cat > run.mjs <<'JS'
import { formatURI, parse } from 'spotify-uri';

const read = (text) => {
	try {
		const parsed = parse(text);
		return `${parsed.type} ${parsed.id}, ${formatURI(parsed)}`;
	} catch (error) {
		return error.constructor.name;
	}
};

const expected = {
	'https://open.spotify.com/artist/0gxyHStUsqpMadRV0Di1Qt/discography/all':
		'playlist all, spotify:user:0gxyHStUsqpMadRV0Di1Qt:playlist:all',
	'spotify:user:somebody:collection': 'playlist somebody, spotify:playlist:somebody',
	'spotify:audiobook:18yVqkdbdRvS24c0Ilj2ci': 'TypeError',
};
let isAsSeen = true;
for (const [text, expectation] of Object.entries(expected)) {
	console.log(`${text} -> ${read(text)}`);
	isAsSeen &&= read(text) === expectation;
}
process.exit(isAsSeen ? 0 : 1);
JS
node run.mjs
