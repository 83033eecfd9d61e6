const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

const clean = async () => await rm('dist', { recursive: true, force: true });

const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));

/** Codex files: n8n reads a node's categories and links from the JSON file beside it. */
const codex = () => src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));

/** Which fields an output has: n8n's editor shows them before anything ran. */
const schemas = () =>
	src('nodes/**/__schema__/**/*.json', { encoding: false }).pipe(dest('dist/nodes'));

module.exports = { clean, default: parallel(icons, codex, schemas) };
