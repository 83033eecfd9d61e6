import type { HandRead } from './operationFacts.mts';

/** Spotify's answers as JSON Schema. */
export interface AnswerFacts {
	/** By operation and status; null where an answer has no body. */
	operations: Readonly<Record<string, Readonly<Record<string, object | null>>>>;
	/** By name: what schemas refer to, as `#/$defs/<name>`. */
	$defs: Readonly<Record<string, object>>;
}

/** Returns the answers of the document, and of what it does not have and was read by hand. */
export function answersWith(document: AnswerFacts, { operations: rows }: HandRead): AnswerFacts {
	const unlisted = rows.flatMap(({ operationId, unlisted: row }) =>
		row && !Object.hasOwn(document.operations, operationId) ? [{ operationId, ...row }] : [],
	);
	return {
		operations: {
			...document.operations,
			...Object.fromEntries(unlisted.map(({ operationId, answers }) => [operationId, answers])),
		},
		$defs: {
			...Object.fromEntries(unlisted.flatMap(({ schemas }) => Object.entries(schemas))),
			...document.$defs,
		},
	};
}
