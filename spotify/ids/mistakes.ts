import { invalidInput, type InvalidInput } from '../failures/types';

/** What JavaScript makes of an object where a text is needed. */
const OBJECT_AS_TEXT = /\[object \w+\]/;

/** Where it is part of an address, what is encoded stands before it. */
const AN_ID = /(?:^|[^A-Za-z0-9]|%(?:25)*[0-9A-Fa-f]{2})[A-Za-z0-9]{22}(?![A-Za-z0-9])/;

/** The ID of a user is a word like any other, so it takes the link or the URI to be seen. */
const SPOTIFY_USER = /spotify[^\s"'`+]{0,60}user(?:[:/]|%(?:25)*(?:3A|2F))[^\s"'`+]/i;

/**
 * Tells whether what stands in double braces is for n8n to evaluate. Braces around an ID are only
 * braces.
 */
const isExpression = (content: string): boolean =>
	content.includes('$') || !(AN_ID.test(content) || SPOTIFY_USER.test(content));

/** Tells whether a text holds an expression in braces. */
const isNotEvaluated = (text: string): boolean =>
	text
		.split('{{')
		.slice(1)
		.some((part) => part.includes('}}') && isExpression(part.slice(0, part.indexOf('}}'))));

const EMPTY_VALUE = /(?:^|[:/])(?:undefined|null|NaN)$/;

/**
 * Tells whether a text holds a mistake of several words, each of which might be taken for a name.
 */
export const isMistaken = (text: string): boolean =>
	OBJECT_AS_TEXT.test(text) || isNotEvaluated(text);

/** Tells whether a text that is to be an ID comes from a mistake with an expression. */
export const isMistake = (text: string): boolean => isMistaken(text) || EMPTY_VALUE.test(text);

/**
 * Makes the failure of a text that comes from a mistake with an expression; undefined for any other
 * text.
 * @param quoted as much of the text as is quoted
 * @param expected what the field takes
 */
export function mistakeIn(
	text: string,
	quoted: string,
	field: string,
	expected: string,
): InvalidInput | undefined {
	if (OBJECT_AS_TEXT.test(text)) {
		return invalidInput(
			field,
			`'${quoted}' is a whole object, not an ID`,
			`Use the field of the object that has the ID: {{ $json.id }} instead of {{ $json }}. ${expected}`,
		);
	}
	if (isNotEvaluated(text)) {
		return invalidInput(
			field,
			`'${quoted}' is an expression that was not evaluated, not an ID`,
			`Switch the field from Fixed to Expression. ${expected}`,
		);
	}
	if (!EMPTY_VALUE.test(text)) return undefined;
	return invalidInput(
		field,
		`'${quoted}' is an empty result of an expression, not an ID`,
		`Check the field name in the expression, and that every item has this field. ${expected}`,
	);
}
