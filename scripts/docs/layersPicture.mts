import { LAYERS, type Layer } from '../architecture/layers.mts';

type Arrow = readonly [from: string, to: string];

/** Leaves out each arrow that a way over others says too. */
function withoutImplied(arrows: readonly Arrow[]): Arrow[] {
	const next = new Map<string, string[]>();
	for (const [from, to] of arrows) next.set(from, [...(next.get(from) ?? []), to]);
	const reaches = (from: string, to: string): boolean =>
		(next.get(from) ?? []).some((one) => one === to || reaches(one, to));
	return arrows.filter(
		([from, to]) => !(next.get(from) ?? []).some((one) => one !== to && reaches(one, to)),
	);
}

const idOf = (layer: string): string => layer.replace(/\W/g, '_');

const nameOf = (layer: string): string =>
	layer.replace(/^(spotify|nodes\/Spotify)\//, '').replace(/\.ts$/, '');

const box = (name: string, layers: readonly string[]): string[] => [
	`\tsubgraph ${idOf(name)}["${name}/"]`,
	...layers.map((layer) => `\t\t${idOf(layer)}["${nameOf(layer)}"]`),
	'\tend',
];

/**
 * Draws the layers and what imports what, for Mermaid. An arrow that a way over others implies is
 * left out.
 */
export function layersPicture(arrows: readonly Arrow[]): string {
	const top: readonly Layer[] = [...LAYERS].reverse();
	const inFolder = (folder: string) => top.filter((layer) => layer.startsWith(`${folder}/`));
	return [
		'```mermaid',
		'flowchart TD',
		'\tcredentials["credentials/"]',
		...box('nodes/Spotify', inFolder('nodes/Spotify')),
		...box('spotify', inFolder('spotify')),
		...withoutImplied(arrows).map(([from, to]) => `\t${idOf(from)} --> ${idOf(to)}`),
		'```',
	].join('\n');
}
