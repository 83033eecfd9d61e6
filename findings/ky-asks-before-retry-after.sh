#!/usr/bin/env bash
# ky 2.1.0 and got 16.1.0 both have an option for the longest Retry-After that they accept, and the same people made both.
#
# One would guess: a server that asks for more than that is not asked again; the caller hears of the 429.
# What happens: got does that. ky shortens the wait to its `maxRetryAfter` and asks again, long before the server
# allows it. A Spotify quota says Retry-After: 86400; a client on ky then sends a refused request after each
# shortened wait, which is what Spotify lengthens pauses for.
#
# Seen, with a limit of 1 second and a server that says 86400:
#   ky: 2 requests, the second after 1 s
#   got: 1 request, HTTPError 429
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ky@2.1.0 got@16.1.0
cat > run.mjs <<'JS'
import { createServer } from 'node:http';
import got from 'got';
import ky from 'ky';

const ask = async (name, request) => {
	const arrivals = [];
	const server = createServer((_, response) => {
		arrivals.push(Date.now());
		response.writeHead(arrivals.length === 1 ? 429 : 200, { 'retry-after': '86400' }).end('{}');
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	let end = 'answered';
	try {
		await request(`http://127.0.0.1:${server.address().port}/`);
	} catch (error) {
		end = `${error.name} ${error.response?.statusCode ?? error.message}`;
	}
	server.closeAllConnections();
	server.close();
	const [first, second] = arrivals;
	const when = second === undefined ? end : `the second after ${Math.round((second - first) / 1000)} s`;
	const line = `${name}: ${arrivals.length} request${arrivals.length === 1 ? '' : 's'}, ${when}`;
	console.log(line);
	return line;
};

const retry = { limit: 1, maxRetryAfter: 1000 };
const seen = [
	await ask('ky', async (url) => await ky(url, { retry }).json()),
	await ask('got', async (url) => await got(url, { retry }).json()),
];
const expected = ['ky: 2 requests, the second after 1 s', 'got: 1 request, HTTPError 429'];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node run.mjs
