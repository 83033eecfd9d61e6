import { fc } from '../../support/fc.mts';
import { basicValue, checkClient, tokenKey } from '../../../spotify/auth/clientCredentials';
import { client, sameIdOtherSecret } from '../../fixtures/tokenAnswers.mts';

describe('checkClient', () => {
	it('takes off the white space that comes along when id and secret are pasted', () => {
		const pasted = {
			clientId: ` \t${client.clientId}\r\n`,
			clientSecret: `\u00a0\ufeff\u200b${client.clientSecret}\u2060\n`,
		};
		expect(checkClient(pasted)).toEqual({ ok: true, value: client });
	});

	it.each([
		['Client ID', 'SPOTIFY_SDK_CLIENT_ID', { ...client, clientId: ' ' }, 'Client Secret'],
		['Client Secret', 'SPOTIFY_SDK_CLIENT_SECRET', { ...client, clientSecret: '' }, 'Client ID'],
	])(
		'rows 8, 9, 11: an empty %s is named, with the ways to fill it',
		(field, variable, given, other) => {
			expect(checkClient(given)).toEqual({
				ok: false,
				failure: {
					kind: 'credential',
					message: `The credential is incomplete: "${field}" is empty`,
					hint: expect.stringMatching(
						new RegExp(
							`"${field}".*\\{\\{ \\$env\\.${variable} \\}\\}.*external secrets.*credential overwrites`,
						),
					),
				},
			});
			expect(JSON.stringify(checkClient(given))).not.toContain(other);
		},
	);

	it('row 11: names both fields where both are empty', () => {
		const outcome = checkClient({ clientId: '', clientSecret: '' });
		expect(outcome.ok ? '' : outcome.failure.message).toBe(
			'The credential is incomplete: "Client ID" and "Client Secret" are empty',
		);
	});

	it.each([undefined, null])('takes an expression that gives %s for an empty field', (nothing) => {
		const given = { clientId: nothing, clientSecret: client.clientSecret };
		expect(checkClient(given as unknown as typeof client)).toMatchObject({
			ok: false,
			failure: { kind: 'credential', message: expect.stringContaining('"Client ID" is empty') },
		});
	});
});

describe('basicValue', () => {
	it('row 4: is the base64 of id, colon and secret', () => {
		// RFC 7617, section 2.
		expect(basicValue({ clientId: 'Aladdin', clientSecret: 'open sesame' })).toBe(
			'QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
		);
	});

	it('row 4: encodes as UTF-8', () => {
		// RFC 7617, section 2.1: user "test", password "123£".
		expect(basicValue({ clientId: 'test', clientSecret: '123£' })).toBe('dGVzdDoxMjPCow==');
	});
});

describe('tokenKey', () => {
	it('tells apart another secret, another id, and another token address', () => {
		const keys = [
			tokenKey(client),
			tokenKey(sameIdOtherSecret),
			tokenKey({ ...client, clientId: 'another' }),
			tokenKey(client, 'https://accounts.example/api/token'),
		];
		expect(new Set(keys).size).toBe(4);
	});

	it('tells apart fields that are the same text when put together', () => {
		expect(tokenKey({ clientId: 'a', clientSecret: 'bc' })).not.toBe(
			tokenKey({ clientId: 'ab', clientSecret: 'c' }),
		);
	});

	it('is the same for a client pasted with white space', () => {
		expect(tokenKey({ ...client, clientSecret: `${client.clientSecret}\n` })).toBe(
			tokenKey(client),
		);
	});

	it('is a SHA-256 that holds neither id nor secret, for any client', () => {
		const field = fc.string({ minLength: 8 });
		fc.assert(
			fc.property(field, field, (clientId, clientSecret) => {
				const key = tokenKey({ clientId, clientSecret });
				expect(key).toMatch(/^[0-9a-f]{64}$/);
				expect(key).not.toContain(clientSecret);
			}),
		);
	});
});
