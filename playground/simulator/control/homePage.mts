import type { AppKind } from '../accounts/appKinds.mts';
import { defaultClient } from '../accounts/clients.mts';
import { escapeHtml as escape } from '../escapeHtml.mts';

const { clientId } = defaultClient;

const kinds: Record<AppKind, string> = {
	extended: 'Extended quota',
	developmentOld: 'Development Mode, from before February 2026',
	developmentNew: 'Development Mode, since February 2026',
};

const buttons: readonly [label: string, command: string, argument: unknown][] = [
	['Revoke all tokens', 'revokeTokens', undefined],
	[
		'Next API request answers 503',
		'addFault',
		{ match: { host: 'api.spotify.com' }, times: 1, answer: { status: 503 } },
	],
	[
		'Next API request is dropped',
		'addFault',
		{ match: { host: 'api.spotify.com' }, times: 1, answer: 'reset' },
	],
	[
		'Next change is made, but answers 503',
		'addFault',
		{
			match: { host: 'api.spotify.com', path: '^/v1/(me|playlists)', method: 'POST' },
			times: 1,
			answer: { status: 503, acted: true },
		},
	],
	['Rate limit: 10 requests in 10 s', 'setRateLimit', { requests: 10, windowSeconds: 10 }],
	['Quota of artist albums used up', 'setQuota', { path: '/artists/{id}/albums', requests: 0 }],
	[
		'Pages of artist albums shrink to 5',
		'setPageLimit',
		{ path: '/artists/{id}/albums', limit: 5 },
	],
	['Answers take 1 s', 'set', { latencyMs: 1000 }],
	['Tokens live 60 s from now on', 'set', { tokenLifetimeSeconds: 60 }],
	['Forget the requests', 'clearLog', undefined],
	['All is well again', 'recover', undefined],
];

const userButtons: typeof buttons = [
	['The hour of all access tokens is over', 'expireTokens', undefined],
	['The user takes the app off their account', 'revokeConsent', {}],
	['The six months of the consent are over', 'expireConsent', {}],
	['Each refresh brings a new refresh token', 'set', { rotateRefreshTokens: true }],
	['No device is active', 'setUser', { activeDeviceId: null }],
	['The user has no Premium', 'setUser', { premium: false }],
	[
		'Next command to the player: the device takes none',
		'refuseCommands',
		{ reason: 'DEVICE_NOT_CONTROLLABLE' },
	],
	["The user is not on the app's list", 'setUser', { listed: false }],
	["The Premium of the app's owner has lapsed", 'setOwnerPremium', { premium: false }],
	[
		'Another user',
		'addUser',
		{ userId: 'elias.okafor', displayName: 'Elias Okafor', country: 'DE' },
	],
];

// The page puts the id that was typed for `$id`, and one that is new for `$new`.
const eventButtons: typeof buttons = [
	['A track is added to this playlist', 'addItems', { id: '$id', uris: ['spotify:track:$new'] }],
	['Its first item moves down by one', 'moveItems', { id: '$id', rangeStart: 0, insertBefore: 2 }],
	['Its snapshot is another at each request', 'setRestless', { id: '$id' }],
	['This playlist is deleted', 'deletePlaylist', { id: '$id' }],
	['A new album by this artist', 'addReleases', { artistId: '$id', group: 'album' }],
	['A new single by this artist', 'addReleases', { artistId: '$id', group: 'single' }],
	['A new episode of this show', 'addEpisodes', { showId: '$id' }],
	['The user follows this artist', 'addToLibrary', { uris: ['spotify:artist:$id'] }],
	['The user saves a track', 'addToLibrary', { uris: ['spotify:track:$new'] }],
	['… an album', 'addToLibrary', { uris: ['spotify:album:$new'] }],
	['… a show', 'addToLibrary', { uris: ['spotify:show:$new'] }],
	['The user makes a playlist', 'addPlaylist', { name: 'Made in the app' }],
	['A track of the user has played', 'addPlay', { uri: 'spotify:track:$new' }],
];

const button = (label: string, command: string, argument: unknown) =>
	`<button data-command="${command}" data-argument="${escape(JSON.stringify(argument) ?? '')}">${label}</button>`;

const buttonRow = buttons.map((entry) => button(...entry)).join('\n');

const userRow = userButtons.map((entry) => button(...entry)).join('\n');

const eventRow = eventButtons.map((entry) => button(...entry)).join('\n');

const kindRow = Object.entries(kinds)
	.map(([kind, label]) => button(label, 'setKind', { clientId, kind }))
	.join('\n');

/** What the simulator has seen, and the faults that one orders most. */
export const homePage = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Spotify simulator</title>
<style>
	body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
	button, input { font: inherit; margin: 0 .4rem .4rem 0; padding: .3rem .8rem; }
	table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
	td, th { border-bottom: 1px solid #ddd; padding: .2rem .8rem .2rem 0; text-align: left; }
	td.number { font-variant-numeric: tabular-nums; text-align: right; }
	code { overflow-wrap: anywhere; }
</style>
<h1>Spotify simulator</h1>
<p>Stands in for api.spotify.com, accounts.spotify.com and i.scdn.co. Nothing here reaches the real Spotify.</p>
<p>${buttonRow} <output id="done"></output></p>
<h2>What happens at Spotify</h2>
<p><label>ID or link of a playlist, an artist or a show <input id="subject" size="40"></label></p>
<p>${eventRow}</p>
<h2>Apps</h2>
<p>Make <code>${clientId}</code> an app of the kind ${kindRow}</p>
<table><thead><tr><th>Client ID<th>Kind</thead><tbody id="clients"></tbody></table>
<h2>Users</h2>
<p>Of the user that is there from the start, and the app above:</p>
<p>${userRow}</p>
<table><thead><tr><th>User<th>Name<th>Country<th>Premium<th>On the list</thead><tbody id="users"></tbody></table>
<h2>Requests by endpoint</h2>
<table><thead><tr><th>Endpoint<th>Requests<th>Answers</thead><tbody id="counts"></tbody></table>
<h2>Latest requests</h2>
<table><thead><tr><th>No.<th>Request<th>Answer</thead><tbody id="log"></tbody></table>
<script>
	const kinds = ${JSON.stringify(kinds)};
	const row = (cells) => {
		const line = document.createElement('tr');
		for (const cell of cells) {
			const field = line.insertCell();
			field.textContent = cell;
			if (typeof cell === 'number') field.className = 'number';
		}
		return line;
	};
	const show = (id, rows) => document.getElementById(id).replaceChildren(...rows.map(row));
	const answers = (byStatus) => Object.entries(byStatus).map(([status, count]) => count + ' × ' + status).join(', ');
	const characters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
	const newId = () => Array.from({ length: 22 }, () => characters[Math.floor(Math.random() * 62)]).join('');
	const read = async (path) => (await fetch(path)).json();
	async function refresh() {
		const [counts, log, clients, users] = await Promise.all(['/counts', '/log?last=20', '/clients', '/users'].map(read));
		const yesOrNo = (value) => (value ? 'yes' : 'no');
		show('users', users.map(({ userId, displayName, country, premium, listed }) => [userId, displayName, country, yesOrNo(premium), yesOrNo(listed)]));
		show('clients', clients.map(({ clientId, kind }) => [clientId, kinds[kind]]));
		show('counts', Object.entries(counts).map(([name, { total, byStatus }]) => [name, total, answers(byStatus)]));
		show('log', log.reverse().map(({ number, method, host, path, status }) => [number, method + ' ' + host + path, status ?? '…']));
	}
	document.addEventListener('click', async ({ target }) => {
		const { command, argument } = target.dataset;
		if (!command) return;
		const subject = document.getElementById('subject').value.match(/[0-9A-Za-z]{22}/)?.[0] ?? '';
		const body = argument.replace('$id', subject).replace('$new', newId());
		const answer = await fetch('/' + command, { method: 'POST', body });
		const { error } = await answer.json();
		document.getElementById('done').textContent = target.textContent + ': ' + (error ?? 'done') + '.';
		await refresh();
	});
	refresh();
	setInterval(refresh, 2000);
</script>
`;
