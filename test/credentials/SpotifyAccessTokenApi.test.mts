import { SpotifyAccessTokenApi } from '../../credentials/SpotifyAccessTokenApi.credentials';

const credential = new SpotifyAccessTokenApi();

it('asks for a token, and hides it', () => {
	const field = credential.properties.find(({ name }) => name === 'accessToken');
	expect(field).toMatchObject({ required: true, typeOptions: { password: true } });
});

it('says that such tokens end after an hour, and which credential renews', () => {
	const notice = credential.properties.find(({ type }) => type === 'notice');
	expect(notice?.displayName).toMatch(/one hour.*Spotify Web API Client Credentials API/);
});

it('puts the token to a request, beside the headers that it has', async () => {
	const url = 'https://api.spotify.com/v1/search';
	const request = { url, headers: { Accept: 'application/json' } };
	expect(await credential.authenticate({ accessToken: ' Bearer a ' }, request)).toEqual({
		url,
		headers: { Accept: 'application/json', Authorization: 'Bearer a' },
	});
});

it('is tested with a call that every kind of app may make', () => {
	expect(credential.test.request).toMatchObject({ url: 'https://api.spotify.com/v1/search' });
	expect(credential.test.rules).toMatchObject([{ properties: { value: 401 } }]);
});
