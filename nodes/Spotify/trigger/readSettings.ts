import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { findEvent, isSpread, needsUser } from '../../../spotify/events';
import { aboutOf } from '../../../spotify/events/state';
import type { EventKind } from '../../../spotify/events/types';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { parseIds } from '../../../spotify/ids/parseIds';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import { isObject } from '../../../spotify/values/json';
import { collectionOf, parameterName } from '../../../spotify/operations/fieldTypes';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { requireUser as userIsNeeded } from '../../../spotify/plan/requirements';
import { fieldValue } from '../../../spotify/plan/fieldValue';
import type { Values } from '../../../spotify/plan/wireValue';
import { wrongFields } from '../../../spotify/plan/wrongFields';
import { credentialOf } from '../description/account';
import { idFieldName } from '../description/idLocator';
import { outputOf } from '../execute/outputOf';
import { locatorValue } from '../execute/readParameters';
import { DEFAULT_MAX_REQUESTS } from './properties';

/** What the form says. */
export interface Settings {
	kind: EventKind;
	authentication: unknown;
	/** Those of the form, where the event is about such. */
	ids: string[];
	/** Its other fields, by parameter name. */
	values: Values;
	output: OutputChoice;
	maxRequests: number;
	/** Undefined where the polls of a day have no number of their own. */
	maxRequestsPerDay: number | undefined;
	/** Stands for all that makes what is remembered another thing. */
	about: string;
}

function chosenEvent(context: IPollFunctions): { name: string; kind: EventKind } {
	const name = String(context.getNodeParameter('event'));
	const kind = findEvent(name);
	if (kind) return { name, kind };
	throw new NodeOperationError(context.getNode(), `There is no event '${name}'`, {
		description: 'Choose an event from the list in the node.',
	});
}

/** The IDs of the form, all of which have to be right: nobody sees what a poll leaves out. */
function readIds(context: IPollFunctions, { of }: EventKind): Outcome<string[]> {
	if (!of) return succeeded([]);
	const given = locatorValue(context.getNodeParameter(`${of}Id`, ''));
	const ids: string[] = [];
	for (const id of parseIds(given, of, idFieldName(of))) {
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return succeeded(ids);
}

function readValues(context: IPollFunctions, { fields }: EventKind, options: IDataObject): Values {
	const values: Record<string, unknown> = {};
	for (const field of fields) {
		const name = parameterName(field);
		const given =
			collectionOf(field) === 'options' ? options[name] : context.getNodeParameter(name, '');
		// An option that says what holds without it must not make what is known another thing.
		values[name] = field.kind === 'choice' && given === field.default ? undefined : given;
	}
	return values;
}

/** Why the values of the form cannot be; undefined where they can. */
function wrongValue({ fields }: EventKind, values: Values): SpotifyFailure | undefined {
	for (const field of fields) {
		const value = fieldValue(field, values);
		if (!value.ok) return value.failure;
	}
	return undefined;
}

/** A user's events are others after the credential was changed; what is public stays the same. */
const ownerOf = (context: IPollFunctions, kind: EventKind, authentication: unknown): unknown =>
	needsUser(kind)
		? (context.getNode().credentials?.[credentialOf(authentication) ?? '']?.id ?? null)
		: null;

/** A number of requests; undefined where none is given, or none that allows one. */
function requestCount(given: unknown): number | undefined {
	const requests = Math.floor(Number(given));
	return requests >= 1 ? requests : undefined;
}

/** Reads the form of the trigger. */
export function readSettings(context: IPollFunctions): Outcome<Settings> {
	const { name, kind } = chosenEvent(context);
	const authentication: unknown = context.getNodeParameter('authentication');
	if (needsUser(kind) && authentication === 'clientCredentials') {
		return failed(userIsNeeded(kind.name));
	}
	const given = context.getNodeParameter('options', {});
	const options = isObject(given) ? (given as IDataObject) : {};
	const ids = readIds(context, kind);
	if (!ids.ok) return ids;
	const values = readValues(context, kind, options);
	const wrong = wrongValue(kind, values);
	if (wrong) return failed(wrong);
	const output = outputOf(context.getNodeParameter('output', ''), () =>
		context.getNodeParameter('selectedFields', []),
	);
	const wrongChoice = wrongFields(kind.output, output);
	if (wrongChoice) return failed(wrongChoice);
	const perDay = requestCount(options.maxRequestsPerDay);
	// The number of a day is spread by itself: half of the polls' time bounds what one of them sends.
	const perPoll = requestCount(options.maxRequests) ?? (perDay ? Infinity : DEFAULT_MAX_REQUESTS);
	return succeeded({
		kind,
		authentication,
		ids: ids.value,
		values,
		output,
		maxRequests: isSpread(kind) ? perPoll : Infinity,
		maxRequestsPerDay: isSpread(kind) ? perDay : undefined,
		about: aboutOf([name, values, ownerOf(context, kind, authentication)]),
	});
}
