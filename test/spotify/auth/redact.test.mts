import { fc } from '../../support/fc.mts';
import { basicValue } from '../../../spotify/auth/clientCredentials';
import { redact } from '../../../spotify/auth/redact';
import { client } from '../../fixtures/tokenAnswers.mts';

it("leaves Spotify's own words alone", () => {
	expect(redact('Invalid client secret', client)).toBe('Invalid client secret');
	expect(redact('Only basic authentication is supported', client)).toBe(
		'Only basic authentication is supported',
	);
});

it.each([
	['the secret', client.clientSecret],
	['the secret in upper case', client.clientSecret.toUpperCase()],
	['the Basic value', basicValue(client)],
	['the Basic value without padding', basicValue(client).replace(/=+$/, '')],
	['the URL-encoded Basic value', encodeURIComponent(basicValue(client))],
])('takes out %s', (_, secret) => {
	expect(redact(`Bad value <${secret}>, sent twice: ${secret}`, client)).toBe(
		'Bad value <***>, sent twice: ***',
	);
});

it.each(['Basic', 'Bearer', 'bearer'])(
	"takes out what follows %s, though it isn't ours",
	(scheme) => {
		expect(redact(`Got "${scheme} aGVsbG8sIHNlY3JldDp3b3JsZA=="`, client)).toBe(
			`Got "${scheme} ***"`,
		);
	},
);

it('shortens a long text only after it took out the secret', () => {
	const words = redact(`${'x'.repeat(290)}${client.clientSecret}`, client);
	expect(words).toBe(`${'x'.repeat(290)}***`);
	expect(redact('x'.repeat(1_000), client)).toHaveLength(300);
});

it('lets no secret through, whatever is around it', () => {
	const secret = fc
		.string({ minLength: 6, unit: 'grapheme-ascii' })
		.filter((text) => !text.includes('*'));
	const words = fc.string();
	fc.assert(
		fc.property(fc.uuid(), secret, words, words, (clientId, clientSecret, before, after) => {
			const said = redact(`${before}${clientSecret}${after}`, { clientId, clientSecret });
			expect(said).not.toContain(clientSecret);
		}),
	);
});
