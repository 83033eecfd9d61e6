var OLDEST = [20, 19];

/** Old syntax throughout: this file is there to be read by versions that know no better. */
export function checkNode() {
	var version = process.versions.node.split('.').map(Number);
	var tooOld = version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1]);
	if (!tooOld) return;
	console.error(
		'This needs Node.js ' +
			OLDEST.join('.') +
			' or newer, and here is ' +
			process.versions.node +
			'. Get a current one at https://nodejs.org, then start again.',
	);
	process.exit(1);
}
