import { fc, isTried } from '../../support/fc.mts';
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

const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'utf8')];

/** RFC 2045, with lines that are broken after so many characters. */
const quotedPrintable = (text: string, width: number): string =>
	text
		.replaceAll('=', '=3D')
		.replace(new RegExp(`(?:=..|[^=]){${width}}`, 'g'), (line) => `${line}=\r\n`);

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
	'in base64 of base64': (text) => base64(base64(text)),
	'in base64 of base64 without padding': (text) =>
		base64(base64(text).replace(/=+$/, '')).replace(/=+$/, ''),
	'in base64 of base64 of base64': (text) => base64(base64(base64(text))),
	'in base64 of a header in base64': (text) => base64(`Basic ${base64(`id:${text}`)}`),
	'in base64 of something URL-encoded': (text) => base64(encodeURIComponent(text)),
	'in base64 of mails': (text) => base64(text).replace(/.{16}/g, '$&\r\n'),
	'in base64 of base64 of mails': (text) => base64(base64(text)).replace(/.{16}/g, '$&\n'),
	'in lines that were broken': (text) => text.replace(/.{20}/g, '$&\n  '),
	'in hex': hex,
	'in hex in capitals': (text) => hex(text).toUpperCase(),
	'in hex of base64': (text) => hex(base64(text)),
	'in base64 of hex': (text) => base64(hex(text)),
	'in hex behind a letter that is a digit of it': (text) => `f${hex(text)}`,
	'as a dump of bytes': (text) =>
		bytesOf(text)
			.map((byte) => byte.toString(16))
			.join(' '),
	'as a fingerprint of bytes': (text) =>
		bytesOf(text)
			.map((byte) => byte.toString(16))
			.join(':'),
	'as hexadecimal numbers': (text) =>
		bytesOf(text)
			.map((byte) => `0x${byte.toString(16)}`)
			.join(', '),
	'as a list of bytes': (text) => JSON.stringify(bytesOf(text)),
	'in escapes of JavaScript': (text) =>
		bytesOf(text)
			.map((byte) => `\\x${byte.toString(16)}`)
			.join(''),
	'in escapes of JavaScript with brackets': (text) =>
		bytesOf(text)
			.map((byte) => `\\u{${byte.toString(16)}}`)
			.join(''),
	'in escapes of C': (text) =>
		bytesOf(text)
			.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
			.join(''),
	'in escapes of JavaScript in JSON': (text) =>
		bytesOf(text)
			.map((byte) => `\\\\x${byte.toString(16)}`)
			.join(''),
	'in quoted-printable': (text) => quotedPrintable(text, 20),
	'in quoted-printable of everything': (text) =>
		bytesOf(text)
			.map((byte) => `=${byte.toString(16).toUpperCase()}`)
			.join(''),
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

it('takes out what has become a secret since it last saw the same text', () => {
	const redactor = createRedactor('the-token-at-hand');
	const text = 'GET /tracks/the-token-of-later';
	expect(redactor.redact(text)).toBe(text);
	redactor.add('the-token-of-later');
	expect(redactor.redact(text)).toBe('GET /tracks/***');
	expect(redactor.redact(text)).toBe('GET /tracks/***');
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
	const texts = ['\\', '%', '%25', '/', '\\/', '=\n', '= ', '4a4b', 'QUJDREVG', '65,66,', '4a:4b:'];
	for (const text of [...texts, '\\x41'].filter((_, nth) => isTried(nth, 3))) {
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

describe('an answer of a hundred megabytes', () => {
	const known = 'BQabcdefghijklmnopqrstuvwxyz';
	const { redact } = createRedactor(known);
	const answerOf = (body: unknown) => redactAnswer({ status: 400, headers: {}, body }, redact);

	it('takes no longer than what of it may be quoted', () => {
		const text = `${known} `.repeat(3_500_000);
		const list = Array<unknown>(2_000_000).fill({ [`${known}1`]: known });
		for (const body of [text, { error: { message: text } }, list]) {
			expect(cpuMs(() => answerOf(body))).toBeLessThan(LINEAR_CPU_MS);
		}
	});

	it('shows no half of a secret at the place where it was cut', () => {
		for (let length = 999_960; length < 1_000_000; length += 7) {
			const before = `${known} `.repeat(Math.ceil(length / known.length)).slice(0, length);
			const { body } = answerOf(`${before}${known}${'x'.repeat(100)}`);
			expect(String(body).slice(0, 10_000)).not.toContain('BQabc');
		}
	});

	it('keeps its words, and names what comes after them no more', () => {
		const words = {
			error: { status: 400, message: `No ${known}` },
			rest: ['x'.repeat(2_000_000), 'y'],
		};
		const { body } = answerOf(words);
		expect(body).toMatchObject({ error: { status: 400, message: 'No ***' } });
		expect(JSON.stringify(body)).not.toContain('"y"');
	});
});

it('nothing is lost of other texts that are encoded as a secret may be', () => {
	const plain = fc.stringMatching(/^[ -~]{0,60}$/).filter((text) => !text.includes('*'));
	fc.assert(
		fc.property(fc.constantFrom(...Object.values(FORMS)), plain, plain, (write, one, other) => {
			const { redact } = createRedactor('8f14e45fceea167a5a36dedd4bea2543');
			for (const text of [write(one), `${one} ${write(other)}`]) expect(redact(text)).toBe(text);
		}),
	);
	const { redact } = createRedactor('65,66,67', 'abcd');
	for (const text of [
		'On 12, 34, 56, 78 and 90 they met',
		'00:1b:44:11:3a:b7 is no fingerprint of it',
		'=41=42 are two letters',
		'commit 8f14e45fceea167a5a36dedd4bea2543',
		'abc d, ab cd, 6162 6364',
	]) {
		expect(redact(text)).toBe(text);
	}
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
