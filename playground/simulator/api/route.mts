import type { OperationFact, ParamFact } from '../../../test/facts/operationFacts.mts';
import type { Removal } from '../accounts/appKinds.mts';
import type { ScopeRule } from './access.mts';
import type { Answer, Answering } from './answer.mts';
import { missingText, parameterOf } from './parameterOf.mts';
import type { Parameter } from './parameters.mts';
import { type BodyField, bodyTypeOf } from './readBody.mts';

/** One operation of the API: what Spotify's facts say of it, and what it answers. */
export interface Route extends Omit<Answering, 'parameters' | 'words'> {
	method: string;
	/** As Spotify writes it, without `/v1`; the part in braces is `Call.id`. */
	path: string;
	parameters: readonly Parameter[];
	/** What its JSON body may have; nothing without it. */
	body?: readonly BodyField[];
	/** Its body is no JSON, and its own matter. */
	rawBody?: string;
	/** Not for an app's own token. */
	userOnly: boolean;
	/** What a user's token needs, as far as that doesn't depend on what is asked for. */
	scopes?: ScopeRule;
	/** Of a good answer; a GET without a body is answered 204. */
	status: number;
	/** When Spotify took it away from some apps. */
	removedIn?: Removal;
}

/** The part of a body that a fact is about. Ids may be in the query instead: what answers sees to them. */
const bodyFieldOf = ({ name, type, required }: ParamFact): BodyField => ({
	name,
	...bodyTypeOf(type),
	...(required && name !== 'ids' && { missing: missingText(name) }),
});

function bodyOf({ contentType, params }: OperationFact): Pick<Route, 'body' | 'rawBody'> {
	if (contentType === null) return {};
	if (contentType !== 'application/json') return { rawBody: contentType };
	return { body: params.filter((param) => param.in === 'body').map(bodyFieldOf) };
}

/** Puts together what is known of an operation with what it answers. */
export function routeWith(fact: OperationFact, answering: Answer | Answering): Route {
	const { method, path, params, userOnly, scopeRule, scopes, removedIn, success } = fact;
	const own = typeof answering === 'function' ? { answer: answering } : answering;
	const { parameters: _parameters, words: _words, ...rest } = own;
	const inBody = params.filter((param) => param.in === 'body').map(({ name }) => name);
	return {
		...rest,
		method,
		path,
		parameters: params
			.filter((param) => param.in === 'query')
			.map((param) => parameterOf(param, inBody.includes(param.name), own)),
		...bodyOf(fact),
		userOnly,
		...(scopeRule && { scopes: { rule: scopeRule, names: scopes } }),
		status: success[0] ?? 200,
		...(removedIn && { removedIn }),
	};
}
