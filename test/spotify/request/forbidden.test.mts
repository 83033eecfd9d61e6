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
	if (!planned?.ok) throw new Error('not planned');
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
			expect(failure.hint).toContain(`Spotify says: "${words}".`);
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
