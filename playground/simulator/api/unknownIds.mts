import type { World } from '../world.mts';
import type { Call } from './call.mts';

/** Ids that begin like this resolve to nothing; all others do, unless they were declared unknown. */
const unknownIdPrefix = '0000unknown';

export const isUnknown = ({ unknownIds }: World, id: string): boolean =>
	id.startsWith(unknownIdPrefix) || unknownIds.has(id) || isStillEncoded(id);

/** A path is decoded once: an id that was encoded twice is nobody's. */
const isStillEncoded = (id: string): boolean => /%[0-9a-f]{2}/i.test(id);

/** What the ids of a call stand for, in their order; `null` for those that nothing has. */
export const several = (world: World, { query }: Call, find: (id: string) => unknown): unknown[] =>
	(query.ids ?? '').split(',').map((id) => (isUnknown(world, id) ? null : (find(id) ?? null)));
