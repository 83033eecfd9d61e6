import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { generate } from 'selfsigned';

import { hosts } from '../types.mts';

export interface Certificate {
	certificatePem: string;
	keyPem: string;
	/** What a Node process gets as `NODE_EXTRA_CA_CERTS` to trust the simulator. */
	certificateFile: string;
}

const dayMs = 86_400_000;

/** The certificate in this folder; a new one where there is none that is good for another day. */
export async function ensureCertificate(folder: string): Promise<Certificate> {
	const certificateFile = join(folder, 'spotify-simulator.pem');
	const keyFile = join(folder, 'spotify-simulator.key.pem');
	const stored = await readPair(certificateFile, keyFile);
	if (stored && isGood(stored.certificatePem)) return { ...stored, certificateFile };

	const made = await makePair();
	await mkdir(folder, { recursive: true });
	await writeFile(keyFile, made.keyPem, { mode: 0o600 });
	await writeFile(certificateFile, made.certificatePem);
	return { ...made, certificateFile };
}

async function readPair(certificateFile: string, keyFile: string) {
	try {
		return {
			certificatePem: await readFile(certificateFile, 'utf8'),
			keyPem: await readFile(keyFile, 'utf8'),
		};
	} catch {
		return undefined;
	}
}

function isGood(pem: string): boolean {
	try {
		const certificate = new X509Certificate(pem);
		return (
			Date.parse(certificate.validTo) > Date.now() + dayMs &&
			Object.values(hosts).every((host) => certificate.checkHost(host) !== undefined)
		);
	} catch {
		return false;
	}
}

async function makePair() {
	const made = await generate([{ name: 'commonName', value: 'Spotify simulator' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		// Chromium takes no certificate that is good for longer than 398 days.
		notAfterDate: new Date(Date.now() + 365 * dayMs),
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{
				name: 'subjectAltName',
				altNames: Object.values(hosts).map((value) => ({ type: 2 as const, value })),
			},
		],
	});
	return { certificatePem: made.cert, keyPem: made.private };
}
