import type { SpotifyFailure } from '../failures/types';
import type { HttpResponse } from '../http/types';
import { quotable } from '../values/quotable';
import { basicValue, type ClientCredentials } from './clientCredentials';
import { readingsOf } from './readings';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Shorter ones are no secrets, and would be found in every other word. */
const MIN_SECRET_LENGTH = 4;
/** Base64 of less than this is found in other words too. */
const MIN_BASE64_LENGTH = 8;

/**
 * Lists the base64 of whatever holds the secret: its bytes may begin at three places of a group.
 * What is left of it at the ends is less than a character.
 */
function base64Of(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	return [0, 1, 2].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const from = Math.ceil((before * 8) / 6);
		const core = whole.toString('base64').slice(from, Math.floor((whole.length * 8) / 6));
		const safe = core.replaceAll('+', '-').replaceAll('/', '_');
		return core.length < MIN_BASE64_LENGTH ? [] : [core, safe];
	});
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds any of the secrets in any of their forms; undefined if there are none. */
function secretPattern(secrets: Iterable<string>): RegExp | undefined {
	const known = [...secrets].filter((secret) => secret.length >= MIN_SECRET_LENGTH);
	// Padding may be missing.
	const forms = known.flatMap((secret) => [secret, secret.replace(/=+$/, ''), ...base64Of(secret)]);
	if (forms.length === 0) return undefined;
	// The longest first, or a form within another would leave the other's ends.
	const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
	return new RegExp(longestFirst.map(escaped).join('|'), 'gi');
}

/**
 * Finds where the secrets are, whichever way they are encoded; in order, and apart from each other.
 */
function secretPlaces(text: string, pattern: RegExp): Array<[start: number, end: number]> {
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
	for (const [start, end] of secretPlaces(text, pattern)) {
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

/** A request is counted under its name several times, one after the other; a name is no longer than this. */
const MAX_NAME_LENGTH = 200;

/** Creates a redactor that takes exactly the secrets at hand out of texts, and nothing else. */
export function createRedactor(...secrets: readonly (string | undefined)[]): Redactor {
	const known = new Set<string>();
	let pattern: RegExp | undefined;
	let isNew = false;
	let last: { text: string; said: string } | undefined;

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
			if (isNew) {
				pattern = secretPattern(known);
				last = undefined;
			}
			isNew = false;
			if (!pattern) return text;
			if (text.length > MAX_NAME_LENGTH) return withoutSecrets(text, pattern);
			if (last?.text !== text) last = { text, said: withoutSecrets(text, pattern) };
			return last.said;
		},
	};
}

/** Returns the secrets of a client: its own, and the header value that is made of it. */
export const secretsOfClient = (client: ClientCredentials): string[] => [
	client.clientSecret,
	basicValue(client),
];

/**
 * Makes the words of a server fit to be shown and logged: removes the client's secret, its Basic
 * value and whatever follows "Basic" or "Bearer", in any case, even if the server echoes them.
 */
export const redact = (words: string, client: ClientCredentials, ...further: string[]): string =>
	quotable(createRedactor(...secretsOfClient(client), ...further).redact(words));

/** What is quoted of a text is in its first 10,000 characters (`quotable`). */
const SURELY_QUOTED = 20_000;

/** How many characters of an answer are read for secrets: far more than is quoted of it. */
const MAX_REDACTED_LENGTH = 1_000_000;

/** What a text costs beside its characters: an answer may be of millions that are empty. */
const COST_OF_TEXT = 20;

/**
 * Redacts the texts of an answer that may have a hundred megabytes: as many of them as may be quoted.
 * What comes behind those stands as `***`.
 */
function createAnswerRedactor(redactText: Redact): (value: unknown) => unknown {
	let left = MAX_REDACTED_LENGTH;

	/**
	 * Takes the secrets out of as much of a text as there is room for; nothing is left of one whose
	 * cut end may be a half of a secret.
	 */
	const redactStart = (text: string): string => {
		const room = Math.max(left, 0);
		left -= text.length + COST_OF_TEXT;
		if (text.length <= room) return redactText(text);
		const said = redactText(text.slice(0, room));
		return said.length < SURELY_QUOTED ? '***' : said;
	};

	const redactTexts = (value: unknown): unknown => {
		if (typeof value === 'string') return redactStart(value);
		if (typeof value !== 'object' || value === null) return value;
		if (left <= 0) return '***';
		if (Array.isArray(value)) return value.map(redactTexts);
		return Object.fromEntries(
			Object.entries(value).map(([name, one]) => [redactStart(name), redactTexts(one)]),
		);
	};
	return redactTexts;
}

/**
 * Takes the secrets out of an answer before its words are quoted: in a quote that was cut, a secret
 * would not be found any more.
 */
export const redactAnswer = (answer: HttpResponse, redactText: Redact): HttpResponse => ({
	...answer,
	body: createAnswerRedactor(redactText)(answer.body),
});

/**
 * Makes a failure fit to be shown: takes the secrets out of its texts, which are ours, Spotify's,
 * and what was typed.
 */
export const redactFailure = <T extends SpotifyFailure>(failure: T, redactText: Redact): T => ({
	...failure,
	message: redactText(failure.message),
	hint: redactText(failure.hint),
	...('bucket' in failure &&
		failure.bucket !== undefined && { bucket: redactText(failure.bucket) }),
});
