import type { Scope } from '../../../spotify/auth/scopes';
import type { Operation } from '../../../spotify/operations/types';
import { findOperation } from '../../../spotify/operations';
import { requireScope, requireUser } from '../../../spotify/plan/requirements';
import { idOf } from '../../support/spotifyObjects.mts';

function operationOf(resource: string, name: string): Operation {
	const operation = findOperation(resource, name);
	if (!operation) throw new Error(`There is no ${resource}.${name}`);
	return operation;
}

const granting = (...scopes: Scope[]): ReadonlySet<string> => new Set(scopes);
const uriOf = (kind: string): string => `spotify:${kind}:${idOf(1)}`;

it('nothing is missing where nobody knows what was granted', () => {
	expect(requireScope(operationOf('library', 'getTracks'), undefined, [])).toBeUndefined();
});

it('nothing is missing for what needs no scope, or would only show more with one', () => {
	for (const [resource, name] of [
		['album', 'get'],
		['user', 'getProfile'],
		['playlist', 'getAll'],
	] as const) {
		expect(requireScope(operationOf(resource, name), granting(), [])).toBeUndefined();
	}
});

it('each of the scopes that count together is needed', () => {
	const getQueue = operationOf('player', 'getQueue');
	const both = granting('user-read-currently-playing', 'user-read-playback-state');
	expect(requireScope(getQueue, both, [])).toBeUndefined();
	for (const scope of both) {
		const [missing = ''] = [...both].filter((one) => one !== scope);
		expect(requireScope(getQueue, new Set([scope]), [])?.hint).toContain(missing);
	}
});

it('of scopes for public and for private playlists, either will do', () => {
	const reorder = operationOf('playlist', 'reorderItems');
	for (const scope of ['playlist-modify-public', 'playlist-modify-private'] as const) {
		expect(requireScope(reorder, granting(scope), [])).toBeUndefined();
	}
	expect(requireScope(reorder, granting('user-library-read'), [])?.hint).toContain(
		'The scope is playlist-modify-public or playlist-modify-private.',
	);
});

it('a cover needs a scope of its own beside one of these', () => {
	const upload = operationOf('playlist', 'uploadCover');
	expect(requireScope(upload, granting('playlist-modify-public'), [])?.hint).toContain(
		'The scope is ugc-image-upload.',
	);
	expect(requireScope(upload, granting('ugc-image-upload'), [])?.hint).toContain(
		'playlist-modify-private',
	);
});

// By Spotify's page on saving (https://developer.spotify.com/documentation/web-api/reference/save-library-items).
describe('in the library it depends on what each URI is of', () => {
	it.each([
		['save', 'track', 'user-library-modify'],
		['save', 'audiobook', 'user-library-modify'],
		['remove', 'artist', 'user-follow-modify'],
		['remove', 'user', 'user-follow-modify'],
		['save', 'playlist', 'playlist-modify-public'],
		['check', 'album', 'user-library-read'],
		['check', 'artist', 'user-follow-read'],
		['check', 'playlist', 'playlist-read-private'],
	])('to %s the URI of %s needs %s', (name, kind, scope) => {
		const operation = operationOf('library', name);
		expect(requireScope(operation, new Set([scope]), [uriOf(kind)])).toBeUndefined();
		expect(requireScope(operation, granting('user-read-email'), [uriOf(kind)])?.hint).toContain(
			`The scope is ${scope}.`,
		);
	});

	it('all kinds count that are given, and no other', () => {
		const save = operationOf('library', 'save');
		const granted = granting('user-library-modify');
		expect(requireScope(save, granted, [uriOf('track'), uriOf('album')])).toBeUndefined();
		expect(requireScope(save, granted, [uriOf('track'), uriOf('artist')])?.hint).toContain(
			'user-follow-modify',
		);
		expect(requireScope(save, granted, [])).toBeUndefined();
	});

	it('to follow a playlist is to save it', () => {
		const follow = operationOf('playlist', 'follow');
		expect(
			requireScope(follow, granting('user-library-modify'), [uriOf('playlist')])?.hint,
		).toContain('playlist-modify-public');
	});
});

it('what is missing is told with the operation, the scope and how to come by it', () => {
	const failure = requireScope(
		operationOf('library', 'getTracks'),
		granting('user-read-email'),
		[],
	);
	expect(failure).toEqual({
		kind: 'forbidden',
		reason: 'missingScope',
		message: "The connected account has not granted the scope that 'Get Tracks' needs",
		hint: expect.stringMatching(/user-library-read.*Custom Scopes.*connect the account again/),
	});
});

it('an app in the place of a user is told as the wrong credential, naming the right one', () => {
	expect(requireUser('Save')).toEqual({
		kind: 'invalidInput',
		field: 'Credential',
		message: "'Save' needs a user",
		hint: expect.stringMatching(
			/'Spotify Web API Client Credentials API' acts for an app.*'Spotify Web API User OAuth2 API'/,
		),
	});
});
