import type { Resource } from '../../spotify/operations/types.ts';

/**
 * The entries of the operation table that a change of some operations touches: the operation's own,
 * or for a several-ids operation the one whose id field stands for it.
 */
export function entriesTouched(
	resources: readonly Resource[],
	routes: readonly string[],
): string[] {
	const entries = resources.flatMap(({ value, operations }) =>
		Object.entries(operations).map(([name, { route }]) => ({ name: `${value}.${name}`, route })),
	);
	const touched = entries.filter(
		({ route }) => routes.includes(route) || routes.includes(route.replace(/\/\{id\}$/, '')),
	);
	return touched.map(({ name }) => name);
}
