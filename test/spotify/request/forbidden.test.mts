import { buildRequests } from '../../../spotify/request/buildRequests';
import { classify } from '../../../spotify/request/classify';
import { forbidden } from '../../../spotify/request/forbidden';
import { findOperation } from '../../../spotify/operations';
import type { SpotifyRequest } from '../../../spotify/request/types';

const ID = '11dFghVXANMlKmJXsNCbNl';

function requestOf(
	resource: string,
	name: string,
	values: Record<string, unknown>,
): SpotifyRequest {
	const operation = findOperation(resource, name);
	if (!operation) throw new Error(`no ${resource}.${name}`);
	const [planned] = buildRequests(operation, values, () => 'ID');
	if (!planned?.ok || !('request' in planned.value)) throw new Error('not planned');
	return planned.value.request;
}

const getTrack = requestOf('track', 'get', { trackId: ID });

describe("Spotify's words decide", () => {
	// As Spotify says them: zmb3/spotify #301, spotipy #688 and #1044, and its reference.
	it.each([
		[
			'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
			'ownerWithoutPremium',
			/Premium has lapsed/,
			/some hours/,
		],
		[
			'User not registered in the Developer Dashboard',
			'userNotListed',
			/not on the app's list/,
			/User Management/,
		],
		['User not approved for app', 'userNotListed', /not on the app's list/, /User Management/],
		['Insufficient client scope', 'missingScope', /lacks a scope/, /Connect an account/],
	])('%s', (words, reason, message, hint) => {
		for (const request of [getTrack, requestOf('artist', 'getTopTracks', { artistId: ID })]) {
			const failure = forbidden(request, words);
			expect(failure).toMatchObject({ kind: 'forbidden', status: 403, reason });
			expect(failure.message).toMatch(message);
			expect(failure.hint).toMatch(hint);
			expect(failure.hint).toContain(`Spotify says: "${words.replace(/\.$/, '')}".`);
		}
	});
});

describe('else the operation decides', () => {
	it('one that Spotify took from newer apps names what does the same', () => {
		const failure = forbidden(requestOf('artist', 'getTopTracks', { artistId: ID }), 'Forbidden');
		expect(failure).toMatchObject({
			reason: 'kindOfApp',
			message: 'Spotify does not offer GET /artists/{id}/top-tracks to this kind of app',
		});
		expect(failure.hint).toContain('Apps made since 11 February 2026 cannot call it');
		expect(failure.hint).toContain("Instead: Search for tracks with the field filter 'Artist'.");
	});

	it('one without a successor says so', () => {
		const failure = forbidden(requestOf('track', 'getAudioFeatures', { trackId: ID }), '');
		expect(failure.hint).toContain('only apps with extended quota mode');
		expect(failure.hint).toContain('Nothing replaces it.');
		expect(failure.hint).not.toContain('Spotify says');
	});

	it("a playlist's items are not for every app", () => {
		const failure = forbidden(requestOf('playlist', 'getItems', { playlistId: ID }), 'Forbidden');
		expect(failure).toMatchObject({ reason: 'notYourPlaylist' });
		expect(failure.hint).toContain('an app without a user reads none');
	});

	it('anything else is told as what it is: not allowed', () => {
		expect(forbidden(getTrack, '')).toMatchObject({
			reason: 'unknown',
			message: `Spotify does not allow this app to call GET /tracks/${ID}`,
		});
	});
});

describe('a 404 of an operation that Spotify closed', () => {
	const answer = { status: 404, headers: {}, body: '' };
	const failureOf = (request: SpotifyRequest) => {
		const outcome = classify(answer, request, 0);
		if (outcome.ok) throw new Error('no failure');
		return outcome.failure;
	};

	it('means the kind of app, where there is no id that could be unknown', () => {
		expect(failureOf(requestOf('browse', 'getGenreSeeds', {}))).toMatchObject({
			kind: 'forbidden',
			status: 404,
			reason: 'kindOfApp',
		});
	});

	it('may mean either, where there is one', () => {
		const failure = failureOf(requestOf('artist', 'getRelatedArtists', { artistId: ID }));
		expect(failure.kind).toBe('notFound');
		expect(failure.hint).toMatch(/mistyped.*Or it is the kind of app: Since November 2024/);
	});

	it('means the id, where the operation is open to all', () => {
		expect(failureOf(getTrack).hint).not.toContain('kind of app');
	});
});

describe("a player's refusals", () => {
	const PREMIUM = 'Player command failed: Premium required';
	const NO_DEVICE = 'Player command failed: No active device found';
	const pause = requestOf('player', 'pause', {});
	const failureOf = (status: number, message: string, reason?: string) => {
		const body = { error: { status, message, ...(reason !== undefined && { reason }) } };
		const outcome = classify({ status, headers: {}, body }, pause, 0);
		if (outcome.ok) throw new Error('no failure');
		return outcome.failure;
	};

	// The reasons are those of Spotify's list of player errors.
	it.each([
		[404, NO_DEVICE, 'NO_ACTIVE_DEVICE', 'noActiveDevice', 'No device is active', /'Transfer'/],
		[403, PREMIUM, 'PREMIUM_REQUIRED', 'premiumRequired', /Premium only/, /has none/],
		[404, 'Device not found', undefined, 'deviceNotFound', /find the device/, /'Get Devices'/],
		[403, 'Cannot control', 'VOLUME_CONTROL_DISALLOW', 'restricted', /volume/, /'supportsVolume'/],
		// spotipy-dev/spotipy issue 684: the player says with a 401 that a scope is missing.
		[401, 'Permissions missing', undefined, 'missingScope', /lacks a scope/, /modify-playback/],
		[
			403,
			'Player command failed: Restriction violated',
			'UNKNOWN',
			'restricted',
			'The player cannot do this now',
			/pausing what is paused/,
		],
	])('%d %s', (status, words, reason, meaning, message, hint) => {
		const failure = failureOf(status, words, reason);
		expect(failure).toMatchObject({
			kind: 'forbidden',
			status,
			reason: meaning,
			message: expect.stringMatching(message),
		});
		expect(failure.hint).toMatch(hint);
		expect(failure.hint).toContain(`Spotify says: "${words}".`);
	});

	it('a 404 with other words is one of a path', () => {
		expect(failureOf(404, 'Service not found')).toMatchObject({ kind: 'notFound', status: 404 });
	});
});

describe('a write to a playlist of somebody else', () => {
	it.each(['reorderItems', 'update'])('is told as that: %s', (name) => {
		const values = { playlistId: ID, rangeStart: 0, insertBefore: 1, name: 'x' };
		const failure = forbidden(requestOf('playlist', name, values), 'Forbidden');
		expect(failure).toMatchObject({
			reason: 'notYourPlaylist',
			message: 'Spotify does not let this account change the playlist',
		});
		expect(failure.hint).toMatch(/Only its owner may.*'playlist-modify-private'/);
	});
});

it('a position behind the end of a playlist is told as that', () => {
	const reorder = { playlistId: ID, rangeStart: 0, insertBefore: 1 };
	// spotipy-dev/spotipy issue 716.
	expect(
		forbidden(requestOf('playlist', 'reorderItems', reorder), 'Index out of bounds.'),
	).toMatchObject({
		reason: 'outOfBounds',
		message: 'The position is outside the playlist',
	});
});

describe('a scope that is missing', () => {
	const words = 'Insufficient client scope';

	it('is named where it is the same whatever the request is about', () => {
		expect(forbidden(requestOf('user', 'getTopTracks', {}), words)).toMatchObject({
			reason: 'missingScope',
			hint: expect.stringMatching(/The scope is user-top-read: .*connect the account again/),
		});
		const reorder = { playlistId: ID, rangeStart: 0, insertBefore: 1 };
		expect(forbidden(requestOf('playlist', 'reorderItems', reorder), words).hint).toContain(
			'playlist-modify-public or playlist-modify-private',
		);
	});

	it('else it is told which credential asks for all', () => {
		expect(forbidden(getTrack, words).hint).toContain("'Spotify User OAuth2 API' asks for all");
	});
});

it.each(['constructor', 'toString', '__proto__', 'SOMETHING_NEW'])(
	'a reason that nobody knows, such as %s, is no meaning',
	(reason) => {
		expect(forbidden(getTrack, '', 403, reason)).toMatchObject({ reason: 'unknown' });
	},
);

it("quotes Spotify's words as a sentence, however they end", () => {
	const reorder = requestOf('playlist', 'reorderItems', {
		playlistId: ID,
		rangeStart: 0,
		insertBefore: 1,
	});
	expect(forbidden(reorder, "It isn't yours.").hint).toMatch(
		/^Spotify says: "It isn't yours"\. Only/,
	);
});
