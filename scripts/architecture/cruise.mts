// Reads the imports of what ships, and says which break a rule. As a program it takes a root folder
// and writes JSON, for Jest, which cannot import dependency-cruiser.
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { layerOf } from './layers.mts';
import { RULES } from './rules.mts';

const NODES = /^nodes\/.*\.node\.ts$/;

export interface Cruised {
	/** The files that were read, by their paths from the root. */
	files: string[];
	/** Each with the rule that it breaks. */
	violations: Array<{ from: string; to: string; rule: string }>;
	/** Each layer that imports another, with that one. */
	arrows: Array<[from: string, to: string]>;
	/** What is loaded with the nodes, before anything runs. */
	loadedAtStart: string[];
}

/** The imports between layers, each once. */
function arrowsOf({ modules }: ICruiseResult): Cruised['arrows'] {
	const arrows = new Map<string, [string, string]>();
	for (const { source, dependencies } of modules) {
		for (const { resolved } of dependencies) {
			const [from, to] = [layerOf(source), layerOf(resolved)];
			if (from && to && from !== to) arrows.set(`${from} ${to}`, [from, to]);
		}
	}
	return [...arrows.values()].sort();
}

/** Follows the imports of the nodes, but for types and for what waits until it is needed. */
function loadedAtStartOf({ modules }: ICruiseResult): string[] {
	const loaded = new Set(modules.map(({ source }) => source).filter((file) => NODES.test(file)));
	const byFile = new Map(modules.map((module) => [module.source, module.dependencies]));
	for (const file of loaded) {
		for (const { resolved, dynamic, dependencyTypes } of byFile.get(file) ?? [])
			if (!dynamic && !dependencyTypes.includes('type-only')) loaded.add(resolved);
	}
	return [...loaded];
}

/** Reads `spotify/`, `nodes/` and `credentials/` below a root. */
export async function cruiseShipped(root: string): Promise<Cruised> {
	const { output } = await cruise(['spotify', 'nodes', 'credentials'], {
		baseDir: root,
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		validate: true,
		ruleSet: { forbidden: RULES },
	});
	if (typeof output === 'string') throw new Error(output);
	return {
		files: output.modules.map(({ source }) => source),
		violations: output.summary.violations.map(({ from, to, rule }) => ({
			from,
			to,
			rule: rule.name,
		})),
		arrows: arrowsOf(output),
		loadedAtStart: loadedAtStartOf(output),
	};
}

const [, program, root] = process.argv;
if (program && root !== undefined && import.meta.url === pathToFileURL(program).href) {
	process.stdout.write(JSON.stringify(await cruiseShipped(root)));
}
