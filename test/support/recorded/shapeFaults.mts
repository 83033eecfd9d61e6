import { learnShapes, type Shape, type Shapes } from '../../../scripts/shapes/learn.mts';
import type { Recorded } from '../../../scripts/shapes/recordings.mts';

/** A field of a shape, by its bare name. */
interface Field {
	types: ReadonlySet<string>;
	isAlways: boolean;
}

type Fields = ReadonlyMap<string, Field>;

const fieldsOf = (...shapes: ReadonlyArray<Shape | undefined>): Fields => {
	const found = new Map<string, Field>();
	for (const [key, types] of shapes.flatMap((shape) => Object.entries(shape ?? {}))) {
		const name = key.replace(/\?$/, '');
		const known = found.get(name);
		found.set(name, {
			types: new Set([...(known?.types ?? []), ...types.split('|')]),
			isAlways: known?.isAlways === true || key === name,
		});
	}
	return found;
};

const kindOf = (place: string): string | undefined => /:(\w+)$/.exec(place)?.[1];

const isOfToday = (fields: Fields): boolean =>
	[...fields.values()].some(({ isAlways }) => isAlways);

/** Types that were never recorded; null and a value are the same field, one of them being rare. */
const oddTypes = (types: ReadonlySet<string>, known: ReadonlySet<string>): string[] =>
	known.size === 1 && known.has('null')
		? []
		: [...types].filter((type) => type !== 'null' && !known.has(type));

/** What is wrong with the shape of one place of an answer, against what reality has there. */
function placeFaults(place: string, made: Shape, real: Fields, ofKind: Fields): string[] {
	// What was never recorded there of late may be as elsewhere: then the kind decides.
	const known = isOfToday(real) ? real : merged(real, ofKind);
	if (known.size === 0 || (!isOfToday(real) && ofKind.size === 0)) return [];
	const fields = fieldsOf(made);
	const faults: string[] = [];
	for (const [name, { types }] of fields) {
		const own = known.get(name);
		if (!own) {
			faults.push(`has ${name}, which reality never has`);
			continue;
		}
		const odd = oddTypes(types, new Set([...own.types, ...(ofKind.get(name)?.types ?? [])]));
		if (odd.length > 0) faults.push(`has ${name} as ${odd.join('|')}`);
	}
	for (const [name, { isAlways }] of known) {
		if (isAlways && fields.get(name)?.isAlways !== true)
			faults.push(`lacks ${name}, which reality always has`);
	}
	return faults.map((fault) => `${place} ${fault}`);
}

const merged = (...all: Fields[]): Fields => new Map(all.flatMap((fields) => [...fields]));

/** An endpoint with a market and without one: what may come is the same. */
const sometimes = (shape: Shape | undefined): Shape =>
	Object.fromEntries(
		Object.entries(shape ?? {}).map(([key, types]) => [`${key.replace(/\?$/, '')}?`, types]),
	);

/** Where answers that somebody made look otherwise than those that were recorded: nothing, or a list. */
export function shapeFaults(answers: readonly Recorded[], reality: Shapes): string[] {
	const made = learnShapes(answers, () => true);
	return Object.entries(made.endpoints).flatMap(([endpoint, places]) => {
		const other = endpoint.endsWith('?market') ? endpoint.slice(0, -7) : `${endpoint}?market`;
		return Object.entries(places).flatMap(([place, shape]) => {
			const real = fieldsOf(
				reality.endpoints[endpoint]?.[place],
				sometimes(reality.endpoints[other]?.[place]),
			);
			const ofKind = fieldsOf(reality.kinds[kindOf(place) ?? '']);
			return placeFaults(place, shape, real, ofKind).map((fault) => `${endpoint}: ${fault}`);
		});
	});
}
