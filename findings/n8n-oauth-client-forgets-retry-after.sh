#!/usr/bin/env bash
# @n8n/client-oauth2 1.23.1 renews the OAuth2 tokens of n8n's credentials.
#
# One would guess: when the token endpoint refuses, the error says how long to wait if the server did, whatever the
# status.
# What happens: it depends on the status. A 503 comes as axios' own error, with the answer and its headers. A 429, the
# one status that is about waiting, comes as a ResponseError of status and body: Retry-After is gone, and so is the
# header that names the request. A node that is told of a refused renewal can only guess when to renew again.
#
# Seen, each answered with Retry-After: 7:
#   429: ResponseError, Retry-After unknown
#   503: AxiosError, Retry-After 7
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @n8n/client-oauth2@1.23.1 > /dev/null 2>&1
cat > run.cjs <<'JS'
const { createServer } = require('node:http');
const { ClientOAuth2 } = require('@n8n/client-oauth2');

const renewAgainst = async (status) => {
	const server = createServer((_, response) => {
		response.writeHead(status, { 'retry-after': '7', 'content-type': 'application/json' }).end('{}');
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const client = new ClientOAuth2({
		clientId: 'id',
		clientSecret: 'secret',
		accessTokenUri: `http://127.0.0.1:${server.address().port}/api/token`,
	});
	const token = client.createToken({ access_token: 'old', refresh_token: 'refresh', token_type: 'Bearer' });
	try {
		await token.refresh();
		return `${status}: renewed`;
	} catch (error) {
		const headers = error.response?.headers ?? error.headers ?? {};
		return `${status}: ${error.constructor.name}, Retry-After ${headers['retry-after'] ?? 'unknown'}`;
	} finally {
		server.closeAllConnections();
		server.close();
	}
};

(async () => {
	const seen = [await renewAgainst(429), await renewAgainst(503)];
	console.log(seen.join('\n'));
	const expected = ['429: ResponseError, Retry-After unknown', '503: AxiosError, Retry-After 7'];
	process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
})();
JS
node run.cjs
