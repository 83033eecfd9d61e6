import { buildRequests } from '../../../spotify/plan/buildRequests';
import { classify } from '../../../spotify/refusals/classify';
import { forbidden } from '../../../spotify/refusals/forbidden';
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
			/a few hours/,
		],
		[
			'User not registered in the Developer Dashboard',
			'userNotListed',
			/not on the app's list/,
			/User Management/,
		],
		['User not approved for app', 'userNotListed', /not on the app's list/, /User Management/],
		[
			'Your application is blocked from accessing the Web API since you do not have a Spotify Premium subscription.',
			'ownerWithoutPremium',
			/Premium has lapsed/,
			/Renew it/,
		],
		// bjarneo/cliamp #74.
		[
			'Spotify is unavailable in this country',
			'unavailableInCountry',
			/not offer this in this country/,
			/or of the n8n server/,
		],
		[
			'This content is not available in your region.',
			'unavailableInCountry',
			/in this country/,
			/'Market'/,
		],
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

describe("a user who is not on the app's list", () => {
	// In order: spotify_to_ytmusic #122, spotify-player #913, OSC-Chat-Tools #32; the last ones are
	// wordings that may come.
	const wordings = [
		'User not registered in the Developer Dashboard',
		'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
		'The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.',
		'This user has not been added to the app.',
		"The user isn't on the allowlist of this app",
		'Unregistered user',
		'Add this account under User Management.',
		'This account is not registered for this app.',
		'You are not registered for this application',
		'The account has not been added to this app',
		'User is unregistered',
		'You are not on the list of this app',
		'This app is in development mode and the user has not been granted access',
		'The user isn’t registered for this application',
		'USER_NOT_REGISTERED',
		"The user wasn't added to the dashboard",
		'Access denied: user not in the list of authorized users',
		'User was not found in the Developer Dashboard',
		"The app's owner has not added you as a user",
		"You don't have access to this app",
		'This account cannot use this app. Ask its developer to add you.',
		'The user is not enabled for this application',
		'User is not a member of this app',
		'The account is unknown to this application',
		'User unauthorised for this application',
		'User must be registered in the developer dashboard',
		'Users need to be added to the app first',
		'Only registered users can use this app',
		'The app is in development mode: only users added by its developer may access it',
		'Development mode: user limit reached',
		'The application is in development mode, request access from its developer',
		'The app is in development mode and this user is not a tester',
		'Not an allowed user of the client',
		'User access denied: application is restricted to invited users',
		'App is in development mode and user is not in the allow list',
		'The application owner has not granted this user access',
		'Apps in development mode are limited to 5 users',
		'User not onboarded to this application',
		'The user of this token is not registered in the Developer Dashboard',
		'The user is not registered, so this endpoint is closed',
		'Not registered user',
		'No such user registered for this application',
		'Ensure the user is added in the Developer Dashboard',
	];

	it.each(wordings)('is told as that, and never as the kind of app: %s', (words) => {
		const said = [{ error: { status: 403, message: words } }, words, { message: words }];
		for (const body of said) {
			for (const request of [getTrack, requestOf('track', 'getAudioFeatures', { trackId: ID })]) {
				const outcome = classify({ status: 403, headers: {}, body }, request, 0);
				expect(outcome).toMatchObject({
					failure: {
						kind: 'forbidden',
						reason: 'userNotListed',
						hint: expect.stringContaining(words.replace(/\.$/, '')),
					},
				});
			}
		}
	});
});

it("a user who is not on the app's list may be told by the reason alone", () => {
	const said = { status: 403, message: 'Forbidden', reason: 'USER_NOT_REGISTERED' };
	for (const request of [getTrack, requestOf('track', 'getAudioFeatures', { trackId: ID })])
		expect(classify({ status: 403, headers: {}, body: { error: said } }, request, 0)).toMatchObject(
			{
				failure: { reason: 'userNotListed' },
			},
		);
});

describe('an account that is closed or blocked', () => {
	const outcomeOf = (status: number, message: string) =>
		classify({ status, headers: {}, body: { error: { status, message } } }, getTrack, 0);

	it.each([
		'Account is deactivated',
		'User account disabled',
		'The user has been suspended for abuse',
		'Deactivated user',
		'USER_DELETED',
		'Your account was closed',
		'This account is banned',
	])('is told as that, and not as an access token to renew: %s', (words) => {
		for (const status of [401, 403]) {
			expect(outcomeOf(status, words)).toMatchObject({
				failure: {
					kind: 'forbidden',
					status,
					reason: 'accountClosed',
					message: 'Spotify has closed or blocked this account',
					hint: expect.stringMatching(/connect another account.*Spotify says: "/),
				},
			});
		}
	});

	it.each([
		'The user has deleted this playlist',
		'The user is blocked by the owner of this playlist',
		'The account closed this device',
		'User has disabled their queue',
	])('is not what a user did, or what is done to a user elsewhere: %s', (words) => {
		expect(outcomeOf(403, words)).not.toMatchObject({ failure: { reason: 'accountClosed' } });
	});
});

describe('what is refused to a user otherwise', () => {
	it.each([
		'Your application is not permitted to use this endpoint',
		'Apps in development mode may not read playlists of other users',
		'Request access to extended quota mode in the dashboard',
		'User has not authorized this application',
		'The app may not read what the user listens to',
		'This application is limited to a number of requests for each user',
		'The user must be added as a collaborator of the playlist',
		'This app has no access to audio features',
		'User is not authorized to modify this playlist',
		'The user is not allowed to view this playlist',
		'User not allowed to skip more',
		'You have not added this episode',
		'The user has not added this track to their library',
		'The user has not granted access to their library',
		'The user has not registered a device',
		'The account has not been invited to collaborate on this playlist',
		'User has never added a playlist',
		'Your quota is used up: see https://developer.spotify.com/dashboard',
		'Check that the user has added a playlist for this app',
		'No device of the user is known to this app',
		'Check the settings in the Developer Dashboard',
	])("says nothing of the app's list: %s", (words) => {
		for (const request of [getTrack, requestOf('playlist', 'getItems', { playlistId: ID })])
			expect(forbidden(request, words).reason).not.toBe('userNotListed');
	});

	it.each([
		'Premium is required to use this app',
		'This feature requires Premium for the owner of the device',
	])("says nothing of the app's owner: %s", (words) => {
		expect(forbidden(getTrack, words).reason).toBe('premiumRequired');
	});
});

describe('the kind of app is told by no words', () => {
	const closed = requestOf('track', 'getAudioFeatures', { trackId: ID });
	const reasonOf = (body: unknown, status = 403, request = closed) => {
		const outcome = classify({ status, headers: {}, body }, request, 0);
		if (outcome.ok || !('reason' in outcome.failure)) return undefined;
		return outcome.failure.reason;
	};

	it.each([
		['nothing', ''],
		['nothing at all', undefined],
		['an error without a message', { error: { status: 403 } }],
		['the status in words', { error: { status: 403, message: 'Forbidden' } }],
		['the status in words, as text', 'Forbidden.'],
	])('but by %s', (_, body) => {
		expect(reasonOf(body)).toBe('kindOfApp');
	});

	it.each([
		['other words', { error: { status: 403, message: 'Try the new endpoint' } }],
		['words in another script', { error: { status: 403, message: '禁止' } }],
		['words that were cut off', '{"error":{"status":403,"message":"User not reg'],
		['words in an unknown place', { failure: { text: 'User not registered' } }],
		['a reason beside none', { error: { status: 403, message: 'Forbidden', reason: 'USER' } }],
		['a code beside none', { error: { status: 403, message: '', code: 'NOT_IN_ALLOWLIST' } }],
		['details beside none', { error: { message: 'Forbidden' }, details: ['Ask the owner'] }],
	])('not by %s', (_, body) => {
		expect(reasonOf(body)).not.toBe('kindOfApp');
	});

	it('nor by a 404 with words of its own, where no ID could be unknown', () => {
		const genres = requestOf('browse', 'getGenreSeeds', {});
		const body = (message: string) => ({ error: { status: 404, message } });
		expect(reasonOf(body('Service not found'), 404, genres)).toBe('kindOfApp');
		expect(reasonOf(body('No such user'), 404, genres)).not.toBe('kindOfApp');
		const coded = { error: { status: 404, message: 'Not found', code: 'NOT_IN_ALLOWLIST' } };
		expect(reasonOf(coded, 404, genres)).not.toBe('kindOfApp');
	});

	it('what nobody knows is quoted, and the kind of app only named as possible', () => {
		const failure = forbidden(closed, 'Try the new endpoint');
		expect(failure).toMatchObject({
			reason: 'unknown',
			message: `Spotify refused GET /audio-features/${ID}`,
		});
		expect(failure.hint).toMatch(
			/^It may be the kind of app.*Spotify says: "Try the new endpoint"\.$/,
		);
	});
});

describe("Spotify's own playlists", () => {
	const OWN = '37i9dQZF1DX4sWSpwq3LiO';
	const notFound = {
		status: 404,
		headers: {},
		body: { error: { status: 404, message: 'Resource not found' } },
	};

	// fiso64/sockseek #149, fondberg/spotcast #570.
	it.each(['get', 'getItems'])('are told as closed to the app: %s', (name) => {
		const outcome = classify(notFound, requestOf('playlist', name, { playlistId: OWN }), 0);
		expect(outcome).toMatchObject({
			failure: {
				kind: 'notFound',
				status: 404,
				reason: 'spotifyOwnPlaylist',
				message: 'Spotify does not show its own playlists to this app',
				hint: expect.stringMatching(/follow and play them.*'Skip Not Found'/),
			},
		});
	});

	it('also where Spotify says it with a 403', () => {
		const request = requestOf('playlist', 'getItems', { playlistId: OWN });
		expect(forbidden(request, 'Forbidden').reason).toBe('spotifyOwnPlaylist');
	});

	it('but a change of one says nothing of what the app is shown', () => {
		const change = requestOf('playlist', 'update', { playlistId: OWN, name: 'x' });
		const outcome = classify(notFound, change, 0);
		expect(outcome).toMatchObject({ failure: { kind: 'notFound', status: 404 } });
		expect(outcome).not.toHaveProperty('failure.reason');
	});

	it('but a picture that is not there is not there, and so is the playlist of somebody', () => {
		for (const [name, playlistId] of [
			['getCover', OWN],
			['get', ID],
		] as const) {
			const outcome = classify(notFound, requestOf('playlist', name, { playlistId }), 0);
			expect(outcome).toMatchObject({ failure: { kind: 'notFound' } });
			expect(outcome).not.toHaveProperty('failure.reason');
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
		expect(failure.hint).toContain('without a user they read none');
		// sonn-audio #254: newer apps see no size there.
		expect(failure.hint).not.toMatch(/size/);
		expect(failure.hint).toContain("'Get Many' returns the number of items");
	});

	it('anything else is told as what it is: not allowed', () => {
		expect(forbidden(getTrack, '')).toMatchObject({
			reason: 'unknown',
			message: `Spotify refused GET /tracks/${ID}`,
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
		expect(failure.hint).toMatch(/mistyped.*It may also be the kind of app: Since November 2024/);
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
		[
			403,
			PREMIUM,
			'PREMIUM_REQUIRED',
			'premiumRequired',
			/needs Spotify Premium/,
			/does not have it/,
		],
		[404, 'Device not found', undefined, 'deviceNotFound', /find the device/, /'Get Devices'/],
		[
			403,
			'Cannot control',
			'VOLUME_CONTROL_DISALLOW',
			'volumeControlDisallow',
			/volume/,
			/'supportsVolume'/,
		],
		// thlucas1/homeassistantcomponent_spotifyplus #30.
		[403, 'Restricted device', undefined, 'restrictedDevice', /no commands/, /'isRestricted'/],
		[
			403,
			'Player command failed: Restricted device',
			'UNKNOWN',
			'restrictedDevice',
			/no commands/,
			/own app/,
		],
		// spotipy-dev/spotipy issue 684: the player says with a 401 that a scope is missing.
		[401, 'Permissions missing', undefined, 'missingScope', /lacks a scope/, /modify-playback/],
		[
			403,
			'Player command failed: Restriction violated',
			'UNKNOWN',
			'restricted',
			'The player cannot do this now',
			/such as pausing twice/,
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

	// Spotify's list, as the crate spotify-api quotes it.
	const REASONS = [
		'NO_PREV_TRACK',
		'NO_NEXT_TRACK',
		'NO_SPECIFIC_TRACK',
		'ALREADY_PAUSED',
		'NOT_PAUSED',
		'NOT_PLAYING_LOCALLY',
		'NOT_PLAYING_TRACK',
		'NOT_PLAYING_CONTEXT',
		'ENDLESS_CONTEXT',
		'CONTEXT_DISALLOW',
		'ALREADY_PLAYING',
		'RATE_LIMITED',
		'REMOTE_CONTROL_DISALLOW',
		'DEVICE_NOT_CONTROLLABLE',
		'VOLUME_CONTROL_DISALLOW',
		'NO_ACTIVE_DEVICE',
		'PREMIUM_REQUIRED',
	];
	const camelCase = (reason: string) =>
		reason.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

	it.each([403, 404])('with %d, each reason has a text and a name of its own', (status) => {
		const failures = REASONS.map((reason) => failureOf(status, 'Player command failed', reason));
		expect(failures.map((failure) => 'reason' in failure && failure.reason)).toEqual(
			REASONS.map(camelCase),
		);
		expect(new Set(failures.map(({ message }) => message)).size).toBe(REASONS.length);
		expect(new Set(failures.map(({ hint }) => hint)).size).toBe(REASONS.length);
	});

	it.each(REASONS)('its words do, where the reason is missing: %s', (reason) => {
		const words = `Player command failed: ${reason.toLowerCase().replaceAll('_', ' ')}`;
		expect(failureOf(403, words)).toMatchObject({ reason: camelCase(reason) });
	});

	it.each(['No previous track', 'No active device found', 'Already paused', 'Premium required'])(
		'as Spotify might word them: %s',
		(words) => {
			expect(failureOf(403, words)).not.toMatchObject({ reason: 'unknown' });
		},
	);

	it('a reason that nobody knows yet is handed on, and quoted', () => {
		const failure = failureOf(403, 'Player command failed: Whatever', 'SMART_SHUFFLE_DISALLOW');
		expect(failure).toMatchObject({
			kind: 'forbidden',
			status: 403,
			reason: 'smartShuffleDisallow',
		});
		expect(failure.hint).toMatch(/SMART_SHUFFLE_DISALLOW.*"Player command failed: Whatever"/);
	});

	it('a reason in small letters is the same', () => {
		expect(failureOf(404, '', 'no_prev_track')).toMatchObject({ reason: 'noPrevTrack' });
		expect(failureOf(403, 'Whatever', 'something_new')).toMatchObject({ reason: 'unknown' });
	});

	it.each([
		['Restricted device', 'restrictedDevice'],
		['Player command failed: Restriction violated', 'restricted'],
		['Cannot control device volume', 'volumeControlDisallow'],
		['Player command failed: No list item with this index', 'noSpecificTrack'],
		["Player command failed: Can't have offset for context type: ARTIST", 'contextDisallow'],
		['This command is not allowed for the current context', 'contextDisallow'],
	])('words without a reason tell, with a 404 too: %s', (words, reason) => {
		for (const status of [403, 404])
			expect(failureOf(status, words)).toMatchObject({ kind: 'forbidden', status, reason });
	});

	it.each(['constructor', '__proto__', 'x'.repeat(200), 'a b', ''])(
		'no reason at all is none: %s',
		(reason) => {
			expect(failureOf(403, 'Whatever', reason)).toMatchObject({ reason: 'unknown' });
		},
	);

	it("tells of the app's owner before it tells of the user", () => {
		const words = 'Active premium subscription required for the owner of the app.';
		expect(failureOf(403, words)).toMatchObject({ reason: 'ownerWithoutPremium' });
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
		expect(failure.hint).toMatch(/Only its owner can.*'playlist-modify-private'/);
	});
});

describe('an add to a playlist', () => {
	const add: SpotifyRequest = {
		...getTrack,
		method: 'POST',
		path: `/playlists/${ID}/items`,
		template: '/playlists/{playlist_id}/items',
	};
	const failureOf = (status: number, message: string, request = add) =>
		classify({ status, headers: {}, body: { error: { status, message } } }, request, 0);

	it.each([
		'Playlist is full',
		'Maximum playlist size exceeded',
		'The limit of 10.000 tracks is a maximum',
		'Too many tracks in playlist',
		'Playlist size limit reached',
		'You have hit the max number of songs in this playlist',
		'Request exceeds playlist size limit',
		'Playlist cannot contain more than 11000 items',
		'No more tracks can be added to the playlist',
		'Playlist capacity reached',
	])('to a full one is told as that, where Spotify says so: %s', (words) => {
		for (const status of [400, 403, 413, 500])
			expect(failureOf(status, words)).toMatchObject({
				failure: { reason: 'playlistFull', hint: expect.stringContaining('10,000') },
			});
	});

	it.each(['Internal error: maximum retries exceeded', 'Request too large', 'Queue is full'])(
		'with a 500, words that name neither a playlist nor items say that Spotify is failing: %s',
		(words) => {
			expect(failureOf(500, words)).toMatchObject({ failure: { kind: 'server' } });
		},
	);

	it.each([
		'API rate limit exceeded for application',
		'Request body too large',
		'maximum of 100 items allowed',
		'Position exceeds maximum',
	])('has too much of something else: %s', (words) => {
		for (const status of [400, 403])
			expect(failureOf(status, words)).not.toMatchObject({ failure: { reason: 'playlistFull' } });
	});

	// spotify/web-api #1179, and the reference of its time.
	it.each([403, 500])('names a full one as possible, where Spotify says nothing: %d', (status) => {
		expect(failureOf(status, status === 403 ? 'Forbidden' : 'Server error')).toMatchObject({
			failure: { hint: expect.stringContaining('up to 10,000 items') },
		});
	});

	it('what else is refused is not told as that', () => {
		expect(failureOf(500, 'Server error', getTrack)).not.toMatchObject({
			failure: { hint: expect.stringContaining('10,000') },
		});
		expect(failureOf(403, 'Something new')).toMatchObject({ failure: { reason: 'unknown' } });
		expect(failureOf(400, 'You can add a maximum of 100 tracks per request.')).toMatchObject({
			failure: { reason: 'tooManyIds' },
		});
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
			hint: expect.stringMatching(/The scope is user-top-read\. .*connect the account again/),
		});
		const reorder = { playlistId: ID, rangeStart: 0, insertBefore: 1 };
		expect(forbidden(requestOf('playlist', 'reorderItems', reorder), words).hint).toContain(
			'playlist-modify-public or playlist-modify-private',
		);
	});

	it('else it is told which credential asks for all', () => {
		expect(forbidden(getTrack, words).hint).toContain(
			"'Spotify Web API User OAuth2 API' asks for all",
		);
	});
});

it.each(['constructor', 'toString', '__proto__', 'SOMETHING_NEW'])(
	'a reason that nobody knows, such as %s, is no meaning',
	(reason) => {
		expect(forbidden(getTrack, '', { reason })).toMatchObject({ reason: 'unknown' });
	},
);

it("quotes Spotify's words as a sentence, however they end", () => {
	const reorder = requestOf('playlist', 'reorderItems', {
		playlistId: ID,
		rangeStart: 0,
		insertBefore: 1,
	});
	expect(forbidden(reorder, "It isn't yours.").hint).toMatch(
		/^Only.*Spotify says: "It isn't yours"\.$/,
	);
});
