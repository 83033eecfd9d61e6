/** Where in a request a parameter goes. */
export type ParamPlace = 'body' | 'path' | 'query';

/** What is known of a parameter; null where nothing is said. */
export interface ParamFact {
	name: string;
	in: ParamPlace;
	/** Such as `integer`, `array<string>`, `array<object{uri}>`. */
	type: string;
	required: boolean;
	minimum: number | null;
	maximum: number | null;
	maxItems: number | null;
	enum: string[] | null;
	default: string | number | boolean | null;
}

/** When Spotify took operations away from some apps. */
export type Removal = '2024-11' | '2026-02';

/** How the scopes of an operation count; `by-uri`: by the kind of each URI. */
export type ScopeRuleFact = 'all' | 'by-uri' | 'one-of' | 'optional';

/** What Spotify's document says of an operation. */
export interface Stated {
	/** The last part of the address of its page in Spotify's reference. */
	operationId: string;
	method: string;
	path: string;
	deprecated: boolean;
	scopes: string[];
	/** Of the request's body; null where it has none. */
	contentType: string | null;
	/** The status of good answers. */
	success: number[];
	params: ParamFact[];
}

/** What only its pages say, in sentences, and is read from them by hand. */
export interface ReadByHand {
	/** The paths that stand for it, where it is one in the document and several for its callers. */
	paths?: string[];
	removedIn: Removal | null;
	/** The operation that does its job for every app. */
	replacement: string | null;
	scopeRule: ScopeRuleFact | null;
	userOnly: boolean;
	premium: boolean;
	paging: 'cursor' | 'offset' | null;
	/** Dotted path of the list in the answer. */
	itemsPath: string | null;
	batchOf: { param: string; in: string; max: number } | null;
	/** What its answer is, where the document's schema leaves something out. */
	returns: string | null;
}

export type OperationFact = ReadByHand & Stated;

/** By place and name, such as `query.limit`: what is known better than the document says it. */
export type ParamCorrections = Readonly<Record<string, Partial<ParamFact>>>;

/** What was read by hand of one operation. What is left out is null, or false. */
export interface HandReadRow extends Partial<ReadByHand> {
	operationId: string;
	/** The pages of Spotify's on which it stands. */
	sources: string[];
	params?: ParamCorrections;
	/** The rest, of an operation that the document has not yet. */
	unlisted?: Pick<Stated, 'contentType' | 'method' | 'path' | 'scopes' | 'success'> & {
		/** By status; null where an answer has no body. */
		answers: Record<string, object | null>;
		/** By name: what the answers refer to that the document does not have. */
		schemas: Record<string, object>;
	};
}

/** `handRead.json`. */
export interface HandRead {
	/** Of parameters that are the same wherever they are. */
	parameters: ReadonlyArray<Partial<ParamFact> & { name: string; sources: string[] }>;
	operations: readonly HandReadRow[];
}

const NOTHING_READ: ReadByHand = {
	removedIn: null,
	replacement: null,
	scopeRule: null,
	userOnly: false,
	premium: false,
	paging: null,
	itemsPath: null,
	batchOf: null,
	returns: null,
};

const NOTHING_SAID: Omit<ParamFact, 'in' | 'name' | 'type'> = {
	required: false,
	minimum: null,
	maximum: null,
	maxItems: null,
	enum: null,
	default: null,
};

const keyOf = ({ in: place, name }: ParamFact): string => `${place}.${name}`;

/** Returns the parameter of a key such as `query.limit` that only was read by hand. */
function unlistedParam(key: string, { type, ...read }: Partial<ParamFact>): ParamFact {
	const [, place = '', name = ''] = /^(body|path|query)\.(.+)$/.exec(key) ?? [];
	if (place === '' || type === undefined) {
		throw new Error(
			`handRead.json: the document has no parameter ${key}; a new one has a place, a name and a type`,
		);
	}
	return { ...NOTHING_SAID, ...read, name, in: place as ParamPlace, type };
}

function correct(params: readonly ParamFact[], corrections: ParamCorrections): ParamFact[] {
	const known = new Set(params.map(keyOf));
	const unlisted = Object.entries(corrections).filter(([key]) => !known.has(key));
	return [
		...params.map((param) => ({ ...param, ...corrections[keyOf(param)] })),
		...unlisted.map(([key, read]) => unlistedParam(key, read)),
	];
}

/** Returns what the rest of a row about an operation stands beside, where the document has none. */
function statedIn({ operationId, unlisted }: HandReadRow): Stated {
	if (!unlisted) {
		throw new Error(
			`handRead.json: the document has no operation ${operationId}; a new one has its route in 'unlisted'`,
		);
	}
	const { answers: _answers, schemas: _schemas, ...stated } = unlisted;
	return { ...stated, operationId, deprecated: false, params: [] };
}

/**
 * Returns what the document says of each operation with what was read by hand. Where both know
 * something of a parameter, the latter wins: it was read from the text.
 */
export function operationsWith(
	document: readonly Stated[],
	{ parameters, operations: rows }: HandRead,
): OperationFact[] {
	const listed = new Set(document.map(({ operationId }) => operationId));
	const unlisted = rows.filter(({ operationId }) => !listed.has(operationId)).map(statedIn);
	return [...document, ...unlisted].map((stated) => {
		const row = rows.find(({ operationId }) => operationId === stated.operationId);
		const { sources: _sources, unlisted: _unlisted, params = {}, ...read } = row ?? {};
		const corrected = correct(stated.params, params).map((param) => {
			const everywhere = parameters.find(({ name }) => name === keyOf(param));
			const { sources: _, name: __, ...more } = everywhere ?? {};
			return { ...param, ...more };
		});
		return { ...NOTHING_READ, ...stated, ...read, params: corrected };
	});
}
