import { parseArgs } from 'node:util';

import { ensureCertificate } from './proxy/certificate.mts';
import { startSimulator } from './proxy/startSimulator.mts';
import { readSettings } from './settings.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', multiple: true, default: ['4010'] },
		'control-port': { type: 'string', default: '4011' },
		'certificate-folder': { type: 'string' },
		settings: { type: 'string', default: '{}' },
	},
});
if (values['certificate-folder'] === undefined) {
	console.error(
		'Usage: node main.mts --certificate-folder <folder> [--port 4010]… [--control-port 4011] [--settings <JSON>]',
	);
	process.exit(2);
}

const certificate = await ensureCertificate(values['certificate-folder']);
const [port, ...morePorts] = values.port.map(Number);
const simulator = await startSimulator({
	...(port !== undefined && { port }),
	morePorts,
	controlPort: Number(values['control-port']),
	settings: readSettings(JSON.parse(values.settings)),
	certificate,
});
console.log(
	`Spotify simulator ready: proxy ${simulator.proxyUrl}, control ${simulator.controlUrl}, certificate ${certificate.certificateFile}`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void simulator.stop();
	});
}
