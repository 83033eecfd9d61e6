import type { FaultAnswer, FaultRule } from './faults.mts';
import { type Fields, InputError, readFields } from './fields.mts';

const words = ['reset', 'resetAfter', 'html', 'truncated'] as const;

/** A fault rule out of JSON. */
export function readFault(fields: Fields): FaultRule {
	const match = fields.optionalObject('match');
	const rule: FaultRule = { match: {}, answer: readAnswer(fields.any('answer')) };
	for (const name of ['host', 'method', 'path'] as const) {
		const value = match?.optionalText(name);
		if (value !== undefined) rule.match[name] = value;
	}
	for (const name of ['after', 'times'] as const) {
		const value = fields.optionalNumber(name);
		if (value !== undefined) rule[name] = value;
	}
	checkPattern(rule.match.path ?? '');
	return rule;
}

function readAnswer(answer: unknown): FaultAnswer {
	const word = words.find((known) => known === answer);
	if (word) return word;
	if (typeof answer === 'string')
		throw new InputError(`"answer" must be one of ${words.join(', ')}`);
	const fields = readFields(answer);
	const delayMs = fields.optionalNumber('delayMs');
	if (delayMs !== undefined) return { delayMs };
	const acted = fields.optionalFlag('acted');
	return {
		status: fields.number('status'),
		headers: readHeaders(fields.any('headers') ?? {}),
		body: fields.any('body'),
		...(acted !== undefined && { acted }),
	};
}

function readHeaders(headers: unknown): Record<string, string> {
	const fields = readFields(headers);
	return Object.fromEntries(
		Object.keys(Object(headers)).map((name) => [name.toLowerCase(), fields.text(name)]),
	);
}

function checkPattern(pattern: string): void {
	try {
		new RegExp(pattern);
	} catch {
		throw new InputError(`"match.path" is no regular expression: ${pattern}`);
	}
}
