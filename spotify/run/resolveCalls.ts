import { failed, succeeded, type Outcome } from '../failures/outcome';
import { invalidInput } from '../failures/types';
import { ByName } from '../names/byName';
import { parameterName, type Field } from '../operations/fieldTypes';
import { isWrite, type Operation } from '../operations/types';
import { isAskedFor } from '../plan/buildRequests';
import { likedSongsUri } from '../plan/playContext';
import { notText } from '../plan/plainText';
import { requireUser } from '../plan/requirements';
import type { Values } from '../plan/wireValue';
import { deviceByName, playlistByName, type NameTools } from './resolveNames';
import { listInText } from '../values/json';
import { plansOf } from './planCalls';
import { isSkipped } from './runCalls';
import type { Call, RunClient } from './types';

/** Finds the IDs of what one field names. */
type FindId = (name: string) => Promise<Outcome<string>>;

function findFor(field: Field, operation: Operation, tools: NameTools): FindId {
	// What is played is not changed, although a command is sent for it.
	const isWritten = isWrite(operation) && field.kind !== 'playContext';
	return field.kind === 'text'
		? async (name) => await deviceByName(name, tools)
		: async (name) => await playlistByName(name, isWritten, tools);
}

function givenNames({ names }: ByName): unknown[] {
	if (Array.isArray(names)) return names;
	return (typeof names === 'string' ? listInText(names) : undefined) ?? [names];
}

/** Finds the IDs of what a field names: one, or as many as there are names. */
async function idsOf(field: Field, named: ByName, find: FindId): Promise<Outcome<unknown>> {
	const displayName = field.kind === 'text' ? field.displayName : 'Playlist';
	const ids: string[] = [];
	for (const given of givenNames(named)) {
		const noText = notText(displayName, given);
		if (noText) return failed(noText);
		const name = String(given ?? '').trim();
		if (name === '') {
			const none =
				field.kind === 'text'
					? " To use the active device, choose 'By ID' and leave the field empty."
					: '';
			const hint = `Enter a name. If it is an expression, check that it has a value for this item.${none}`;
			return failed(invalidInput(displayName, `'${displayName}' is empty`, hint));
		}
		const id = await find(name);
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return succeeded(ids.length === 1 ? ids[0] : ids);
}

async function resolveValues(
	values: Values,
	operation: Operation,
	tools: NameTools,
): Promise<Outcome<Values>> {
	const resolved: Record<string, unknown> = { ...values };
	for (const field of operation.fields) {
		if (!isAskedFor(field, values)) continue;
		if (field.kind === 'likedSongs') {
			const userId = await tools.lists.userId(tools.send);
			if (!userId.ok) return userId;
			resolved[parameterName(field)] = likedSongsUri(userId.value);
			continue;
		}
		const named = values[parameterName(field)];
		if (!(named instanceof ByName)) continue;
		const ids = await idsOf(field, named, findFor(field, operation, tools));
		if (!ids.ok) return ids;
		resolved[parameterName(field)] = ids.value;
	}
	return succeeded(resolved);
}

/** Tells whether something has to be looked up before it can be sent. */
const hasNames = ({ planned, parameters: { values } }: Call, { fields }: Operation): boolean =>
	planned.ok &&
	fields.some(
		(field) =>
			isAskedFor(field, values) &&
			(field.kind === 'likedSongs' || values[parameterName(field)] instanceof ByName),
	);

/**
 * Plans anew what names something, now with its ID. Sends what finds the names: for all items of a
 * run each list is read once.
 * @param continues whether what comes after a failure is looked up too
 */
export async function resolveCalls(
	calls: readonly Call[],
	operation: Operation,
	{ sendWith, userLists: lists }: RunClient,
	{ continues, isAppOnly }: { continues: boolean; isAppOnly: boolean },
): Promise<Call[]> {
	const resolved: Call[] = [];
	for (const call of calls) {
		if (!hasNames(call, operation)) {
			resolved.push(call);
			continue;
		}
		const { maxConcurrency, maxRateLimitWaitMs, values } = call.parameters;
		const send = sendWith({ maxConcurrency, maxRateLimitWaitMs });
		const tools = { send, lists };
		const known = isAppOnly
			? failed(requireUser('By Name'))
			: await resolveValues(values, operation, tools);
		const plans = known.ok
			? plansOf(
					operation,
					{ parameters: { ...call.parameters, values: known.value } },
					({ of }) => of,
				)
			: [known];
		for (const planned of plans) resolved.push({ ...call, planned });
		const fails = plans.some((one) => !one.ok && !isSkipped(one.failure, call.parameters));
		if (fails && !continues) return resolved;
	}
	return resolved;
}
