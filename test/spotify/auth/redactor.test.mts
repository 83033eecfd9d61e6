import fc from 'fast-check';
import { createRedactor, redactAnswer, redactFailure } from '../../../spotify/auth/redact';
import type { RateLimited } from '../../../spotify/failures/types';
import { cpuMs, LINEAR_CPU_MS } from '../../support/cpuMs.mts';

/** Visible ASCII, as RFC 6749 allows for tokens; some as Spotify's are. */
const secret = fc
	.oneof(
		fc.stringMatching(/^[\x21-\x7e]{12,80}$/),
		fc.stringMatching(/^BQ[\w-]{60,120}$/),
		fc.stringMatching(/^[A-Za-z0-9+/]{12,40}={0,2}$/),
	)
	.filter((text) => !text.includes('*'));

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** The ways in which a server, a proxy or n8n may write what it was sent. */
const FORMS: Record<string, (secret: string) => string> = {
	'as it is': (text) => text,
	'URL-encoded': encodeURIComponent,
	'URL-encoded in small letters': (text) =>
		encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	'URL-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'as of a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
	'JSON-escaped': escaped,
	'JSON in JSON': (text) => escaped(escaped(text)),
	'JSON with escaped slashes': (text) => escaped(text).replaceAll('/', '\\/'),
	'in HTML': (text) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;'),
	'in base64': base64,
	'in base64 without padding': (text) => base64(text).replace(/=+$/, ''),
	'in base64 of URLs': (text) => Buffer.from(text, 'utf8').toString('base64url'),
};

describe.each(Object.entries(FORMS))('a secret %s', (_, write) => {
	it('never survives, whatever is around it', () => {
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (known, before, after) => {
				const { redact } = createRedactor(known);
				const said = redact(`${before} ${write(known)} ${after}`);
				expect(said).toContain('***');
				expect(said).not.toContain(write(known));
				expect(said).not.toContain(known);
			}),
		);
	});
});

it('within the base64 of something longer never survives, but for less than a character at its ends', () => {
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (known, before, after) => {
			const whole = base64(`${before}${known}${after}`);
			const said = createRedactor(known).redact(`Got ${whole}`);
			const decoded = Buffer.from(said.replace('Got ', '').replaceAll('***', ''), 'base64');
			expect(decoded.toString('latin1')).not.toContain(known);
			expect(said).toContain('***');
		}),
	);
});

it('nothing else of a text is lost', () => {
	fc.assert(
		fc.property(secret, fc.array(fc.string()), (known, parts) => {
			const others = parts.filter((part) => !part.toLowerCase().includes(known[0] ?? ''));
			const { redact } = createRedactor(known);
			expect(redact(others.join(' '))).toBe(others.join(' '));
			expect(redact(others.join(` ${known} `))).toBe(others.join(' *** '));
		}),
	);
	const pasted = createRedactor('BQabcdefghijklmnopqrstuvwxyz');
	expect(pasted.redact('BQabcdefghijklmnopqrstuvwxy0 and AQ are left')).toBe(
		'BQabcdefghijklmnopqrstuvwxy0 and AQ are left',
	);
});

it('knows what it was told last, and leaves words of three letters alone', () => {
	const redactor = createRedactor(undefined, '', 'the');
	expect(redactor.redact('the token')).toBe('the token');
	redactor.add('first-token', 'second-token');
	expect(redactor.redact('first-token, second-token')).toBe('***, ***');
	for (let n = 0; n < 1_000; n += 1) redactor.add(`token-number-${n}`);
	expect(redactor.redact('token-number-999')).toBe('***');
});

it('takes time by the length of a text, whatever stands in it', () => {
	const { redact } = createRedactor('\\\\\\\\\\\\/////%%%%%%%%%', 'BQ%25%25%25%25%25%25');
	for (const text of ['\\', '%', '%25', '/', '\\/']) {
		expect(cpuMs(() => redact(text.repeat(200_000)))).toBeLessThan(LINEAR_CPU_MS);
	}
});

it('an answer is redacted in each of its texts, before anything is cut of it', () => {
	const { redact } = createRedactor('the-token-at-hand');
	const answer = {
		status: 400,
		headers: {},
		body: {
			error: { message: `${'x'.repeat(290)}the-token-at-hand`, list: ['the-token-at-hand', 1] },
		},
	};
	expect(JSON.stringify(redactAnswer(answer, redact))).not.toContain('token-at-hand');
	expect(redactAnswer({ ...answer, body: 'the-token-at-hand!' }, redact).body).toBe('***!');
});

it('a failure stays what it is, whatever the secret', () => {
	const { redact } = createRedactor('rateLimited', 'GET /x');
	const failure: RateLimited = {
		kind: 'rateLimited',
		status: 429,
		scope: 'quota',
		retryAtMs: 1,
		bucket: 'GET /x/y',
		message: 'It is rateLimited',
		hint: 'GET /x',
	};
	expect(redactFailure(failure, redact)).toEqual({
		...failure,
		bucket: '***/y',
		message: 'It is ***',
		hint: '***',
	});
});
