import { layoutOf, type LayoutField } from './layout';
import type { OutputChoice } from './outputChoice';
import { outputKind, type OutputKind } from './outputKinds';
import type { ShapeSource } from './values';

/** Names, each with what is asked for of what it holds; of nothing named, all. */
type Tree = Map<string, Tree>;

function addPath(tree: Tree, path: readonly string[]): void {
	const [name, ...rest] = path;
	if (name === undefined) return;
	const known = tree.get(name);
	const below: Tree = known ?? new Map<string, Tree>();
	// What is asked for as a whole has no parts.
	if (known?.size === 0 && rest.length > 0) return;
	if (rest.length === 0) below.clear();
	tree.set(name, below);
	addPath(below, rest);
}

const written = (tree: Tree): string =>
	[...tree]
		.map(([name, below]) => (below.size === 0 ? name : `${name}(${written(below)})`))
		.join(',');

/** Lists the paths that a field is read at, down to the parts of it. */
const pathsOf = ({ paths, parts }: ShapeSource): string[] =>
	paths.flatMap((path) => (parts ? parts.map((part) => `${path}.${part}`) : [path]));

/** What tells which object it is, of which kind, and whether it is one at all. */
const ALWAYS = ['id', 'uri', 'name', 'type'];

/**
 * Writes Spotify's filter `fields` for what an output is made of, so that nothing else is sent: a
 * page of playlist items then has a tenth of its size. Nothing is asked for twice, and what was not
 * chosen not at all.
 */
export function sparseFields(kind: OutputKind, choice: OutputChoice): string {
	const { body, tail } = layoutOf(kind, { choice });
	const { heldAt = [''] } = outputKind(kind);
	const tree: Tree = new Map<string, Tree>();
	const ofObject = ({ object }: LayoutField): string[] =>
		Object.values(object).flatMap((source) => pathsOf(source));
	const inObject = [...ALWAYS, ...[...body, ...tail].flatMap(ofObject)];
	const inEntry = [...body, ...tail].flatMap(({ entry, name }) =>
		entry && name !== 'type' ? pathsOf(entry) : [],
	);
	for (const path of inEntry) addPath(tree, path.split('.'));
	for (const held of heldAt) {
		for (const path of inObject)
			addPath(tree, [...(held === '' ? [] : [held]), ...path.split('.')]);
	}
	return written(tree);
}
