import type { SpotifyFailure } from '../failures';
import type { HttpResponse } from '../http';
import { isObject } from '../json';
import { quotable } from '../quotable';
import { basicValue, type ClientCredentials } from './clientCredentials';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Shorter ones are no secrets, and would be found in every other word. */
const SHORTEST_SECRET = 4;
/** Base64 of less than this is found in other words too. */
const SHORTEST_BASE64 = 8;

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/** How one character may be written: plain, URL-encoded (more than once too), escaped as in JSON or HTML. */
function charPattern(char: string): string {
	if (/[\w~-]/.test(char)) return char;
	if (char === '\\') return '(?:\\\\{1,2}|%(?:25)*5c)';
	const plain = char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	const percent = [...Buffer.from(char, 'utf8')].map((byte) => `%(?:25)*${hex(byte, 2)}`).join('');
	const code = char.codePointAt(0) ?? 0;
	const units = [...Array(char.length).keys()].map((at) => `\\\\+u${hex(char.charCodeAt(at), 4)}`);
	const named: Record<string, string> = {
		' ': '\\+',
		'"': '&quot;',
		'&': '&amp;',
		"'": '&apos;',
		'<': '&lt;',
		'>': '&gt;',
		'\n': '\\\\+n',
		'\r': '\\\\+r',
		'\t': '\\\\+t',
	};
	const other = [named[char] ?? [], `&#0*${code};`, `&#x0*${hex(code, 1)};`].flat();
	return `(?:\\\\*${plain}|${[percent, units.join(''), ...other].join('|')})`;
}

const textPattern = (text: string): string => [...text].map(charPattern).join('');

/**
 * The base64 of whatever holds the secret: its bytes may begin at three places of a group. What is
 * left of it at the ends is less than a character.
 */
function base64Of(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	return [0, 1, 2].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const from = Math.ceil((before * 8) / 6);
		const core = whole.toString('base64').slice(from, Math.floor((whole.length * 8) / 6));
		const safe = core.replaceAll('+', '-').replaceAll('/', '_');
		return core.length < SHORTEST_BASE64 ? [] : [core, safe];
	});
}

/** Finds any of the secrets in any of their forms; undefined where there are none. */
function patternOf(secrets: Iterable<string>): RegExp | undefined {
	const known = [...secrets].filter((secret) => secret.length >= SHORTEST_SECRET);
	// Padding may be missing.
	const forms = known.flatMap((secret) => [secret, secret.replace(/=+$/, ''), ...base64Of(secret)]);
	if (forms.length === 0) return undefined;
	// The longest first, or a form within another would leave the other's ends.
	const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
	return new RegExp(longestFirst.map(textPattern).join('|'), 'gi');
}

/** What must not be shown of one account: its secrets, and the tokens that it has used lately. */
export interface Redactor {
	redact: Redact;
	/** Notes a secret. */
	add(...secrets: readonly (string | undefined)[]): void;
}

/** Tokens that a long run has used: those of a day and more. */
const MAX_SECRETS = 50;

/** Knows the secrets at hand exactly, and takes nothing else out of a text. */
export function createRedactor(...secrets: readonly (string | undefined)[]): Redactor {
	const known = new Set<string>();
	let pattern: RegExp | undefined;
	let isNew = false;

	const add = (...more: readonly (string | undefined)[]): void => {
		for (const secret of more) {
			if (secret === undefined || known.has(secret)) continue;
			known.add(secret);
			isNew = true;
			for (const oldest of known) {
				if (known.size <= MAX_SECRETS) break;
				known.delete(oldest);
			}
		}
	};
	add(...secrets);

	return {
		add,
		redact(text) {
			if (isNew) pattern = patternOf(known);
			isNew = false;
			return pattern ? text.replace(pattern, '***') : text;
		},
	};
}

/** The secrets of a client: its own, and the header that is made of it. */
export const secretsOfClient = (client: ClientCredentials): string[] => [
	client.clientSecret,
	basicValue(client),
];

/**
 * Words of a server, fit to be shown and logged: without the client's secret, its Basic value and
 * whatever follows "Basic" or "Bearer", in any case, even where the server echoes them.
 */
export const redact = (words: string, client: ClientCredentials, ...further: string[]): string =>
	quotable(createRedactor(...secretsOfClient(client), ...further).redact(words));

/** A value as it is, with every text in it redacted. */
function redactTexts(value: unknown, redactText: Redact): unknown {
	if (typeof value === 'string') return redactText(value);
	if (Array.isArray(value)) return value.map((one) => redactTexts(one, redactText));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [redactText(name), redactTexts(one, redactText)]),
	);
}

/** An answer whose words may be quoted: before they are, since what was cut is not found any more. */
export const redactAnswer = (answer: HttpResponse, redactText: Redact): HttpResponse => ({
	...answer,
	body: redactTexts(answer.body, redactText),
});

/** A failure, fit to be shown: its texts are ours, Spotify's, and what was typed. */
export const redactFailure = <T extends SpotifyFailure>(failure: T, redactText: Redact): T => ({
	...failure,
	message: redactText(failure.message),
	hint: redactText(failure.hint),
	...('bucket' in failure &&
		failure.bucket !== undefined && { bucket: redactText(failure.bucket) }),
});
