import { tokenKey } from '../../../spotify/auth/clientCredentials';
import {
	freshStoredTokenOf,
	storedTokenOf,
	tokenRequestOf,
	toStoredToken,
} from '../../../spotify/auth/storedCredential';
import { client, otherClient, sameIdOtherSecret } from '../../fixtures/tokenAnswers.mts';

const entry = { accessToken: 'token', expiresAtMs: 1_000_000 };
const stored = { ...client, ...toStoredToken(entry, client) };

it('rows 21, 23: a stored token comes back as it was, with its end', () => {
	expect(stored).toEqual({ ...client, ...entry, tokenFingerprint: tokenKey(client) });
	expect(storedTokenOf(stored)).toEqual(entry);
});

it.each([
	['the secret was changed', { ...stored, ...sameIdOtherSecret }],
	['the client was changed', { ...stored, ...otherClient }],
	['there is none', { ...stored, accessToken: '' }],
	['nothing was ever stored', { ...client }],
])('no token is taken from the store where %s', (_, credential) => {
	expect(storedTokenOf(credential)).toBeUndefined();
});

it('rows 16, 17: a stored token is fresh until its skew', () => {
	expect(freshStoredTokenOf(stored, 30, 969_999)).toEqual(entry);
	expect(freshStoredTokenOf(stored, 30, 970_000)).toBeUndefined();
	expect(freshStoredTokenOf(stored, 0, 999_999)).toEqual(entry);
});

it('rows 16, 25, 26: the advanced settings count only while their switch is on', () => {
	const settings = { refreshSkewSeconds: 0, timeoutSeconds: 15, maxRetries: '5' };
	expect(tokenRequestOf({ ...stored, ...settings, advancedSettings: false })).toEqual({ client });
	expect(tokenRequestOf({ ...stored, ...settings, advancedSettings: true })).toEqual({
		client,
		skewSeconds: 0,
		timeoutSeconds: 15,
		maxRetries: 5,
	});
});
