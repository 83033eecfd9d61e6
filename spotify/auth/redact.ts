import type { SpotifyFailure } from '../failures/types';
import type { HttpResponse } from '../http/types';
import { isObject } from '../values/json';
import { quotable } from '../values/quotable';
import { basicValue, type ClientCredentials } from './clientCredentials';
import { readingsOf } from './readings';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Shorter ones are no secrets, and would be found in every other word. */
const SHORTEST_SECRET = 4;
/** Base64 of less than this is found in other words too. */
const SHORTEST_BASE64 = 8;

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

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds any of the secrets in any of their forms; undefined where there are none. */
function patternOf(secrets: Iterable<string>): RegExp | undefined {
	const known = [...secrets].filter((secret) => secret.length >= SHORTEST_SECRET);
	// Padding may be missing.
	const forms = known.flatMap((secret) => [secret, secret.replace(/=+$/, ''), ...base64Of(secret)]);
	if (forms.length === 0) return undefined;
	// The longest first, or a form within another would leave the other's ends.
	const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
	return new RegExp(longestFirst.map(escaped).join('|'), 'gi');
}

/** Where the secrets are, whichever way they are encoded; in order, and apart from each other. */
function placesOf(text: string, pattern: RegExp): Array<[start: number, end: number]> {
	const found = readingsOf(text).flatMap(({ text: decoded, starts }) =>
		[...decoded.matchAll(pattern)].map(({ 0: match, index }): [number, number] => [
			starts[index] ?? 0,
			starts[index + match.length] ?? 0,
		]),
	);
	const places: Array<[number, number]> = [];
	for (const [start, end] of found.sort(([a], [b]) => a - b)) {
		const last = places.at(-1);
		if (last && start < last[1]) last[1] = Math.max(last[1], end);
		else places.push([start, end]);
	}
	return places;
}

function withoutSecrets(text: string, pattern: RegExp): string {
	let said = '';
	let from = 0;
	for (const [start, end] of placesOf(text, pattern)) {
		said += `${text.slice(from, start)}***`;
		from = end;
	}
	return said + text.slice(from);
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
			return pattern ? withoutSecrets(text, pattern) : text;
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
