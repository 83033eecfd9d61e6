#!/usr/bin/env bash
# get-artist-title 1.3.1 splits the titles of music videos into artist and title, and takes away words such as
# "Official Video" around them.
#
# One would guess: only words that stand beside the title go; words of the title or of the artist's name stay.
# What happens: "Video" goes without any brackets, at the head of either part. One of the best-known titles loses
# its first word, while other words of its list ("Lyrics", "Audio", "Live") stay in the same place.
#
# Seen:
#   "Video Killed The Radio Star - The Buggles" -> "Killed The Radio Star" / "The Buggles"
#   "The Buggles - Video Killed The Radio Star" -> "The Buggles" / "Killed The Radio Star"
#   "Audio - Lights" -> "Audio" / "Lights"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts get-artist-title@1.3.1
cat > run.cjs <<'JS'
const getArtistTitle = require('get-artist-title');
const expected = {
	'Video Killed The Radio Star - The Buggles': ['Killed The Radio Star', 'The Buggles'],
	'The Buggles - Video Killed The Radio Star': ['The Buggles', 'Killed The Radio Star'],
	'Audio - Lights': ['Audio', 'Lights'],
};
let isAsSeen = true;
for (const [text, parts] of Object.entries(expected)) {
	const seen = getArtistTitle(text);
	console.log(`${JSON.stringify(text)} -> ${seen?.map((part) => JSON.stringify(part)).join(' / ')}`);
	isAsSeen &&= JSON.stringify(seen) === JSON.stringify(parts);
}
process.exit(isAsSeen ? 0 : 1);
JS
node run.cjs
