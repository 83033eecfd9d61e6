#!/usr/bin/env bash
# music-metadata 11.16.1 reads the tags of music files; here of an MP3 whose ID3v2.3 tag was written by node-id3 0.2.9.
#
# One would guess: `common.artist` is the artist's name as it stands in the tag.
# What happens: in ID3v2.3 a slash parts several artists, and music-metadata parts every name at it: `common.artist` of an
# AC/DC song is "AC". Title and album keep their slashes. Whoever looks a library of such files up on Spotify searches
# for the artist "AC".
#
# Seen, for the artist "AC/DC", the title "One/Two" and the album "Either/Or":
#   {"artist":"AC","artists":["AC","DC"],"title":"One/Two","album":"Either/Or"}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts music-metadata@11.16.1 node-id3@0.2.9
cat > run.mjs <<'JS'
import { parseBuffer } from 'music-metadata';
import NodeID3 from 'node-id3';

// Ten silent frames of MPEG-1 Layer III, 128 kbit/s.
const frame = Buffer.alloc(417);
frame.set([0xff, 0xfb, 0x90, 0x64]);
const tags = { artist: 'AC/DC', title: 'One/Two', album: 'Either/Or' };
const file = NodeID3.write(tags, Buffer.concat(Array(10).fill(frame)));
const { artist, artists, title, album } = (await parseBuffer(file, { mimeType: 'audio/mpeg' })).common;
const seen = JSON.stringify({ artist, artists, title, album });
console.log(seen);
process.exit(seen === '{"artist":"AC","artists":["AC","DC"],"title":"One/Two","album":"Either/Or"}' ? 0 : 1);
JS
node run.mjs
