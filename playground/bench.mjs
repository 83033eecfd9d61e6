import { checkNode } from './lib/checkNode.mjs';

checkNode();
const [row, ...rest] = process.argv.slice(2);
if (row === 'match') {
	// Needs no n8n, and so none of what the other rows install first.
	const { runMatch } = await import('./bench/match/runMatch.mjs');
	process.exitCode = runMatch(rest);
} else if (row === 'bytes') {
	const { runBytes } = await import('./bench/bytes/runBytes.mjs');
	process.exitCode = runBytes();
} else {
	const { runBench } = await import('./bench/runBench.mjs');
	process.exitCode = await runBench(process.argv.slice(2));
}
