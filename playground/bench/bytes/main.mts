import { gzipSync } from 'node:zlib';

import { findOperation } from '../../../spotify/operations/index.ts';
import { buildRequests } from '../../../spotify/plan/buildRequests.ts';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice.ts';
import { createSimulator } from '../../simulator/simulator.mts';
import { hosts } from '../../simulator/types.mts';

/** What the answers to a long playlist weigh, by the node's *Output*: as text, and as it is sent. */

const ITEMS = 10_000;
const PAGE = 100;
const ID = '3cEYpjA9oz9GiPac4AsH4n';
const SELECTED = ['name', 'artists', 'uri'];

const outputs: ReadonlyArray<readonly [string, OutputChoice]> = [
	['Selected Fields (name, artists, uri)', { fields: SELECTED }],
	['Simplified', 'simplified'],
	['Raw', 'raw'],
];

/** What the node asks for of each page. */
const queryFor = (choice: OutputChoice): Readonly<Record<string, string>> => {
	const operation = findOperation('playlist', 'getItems');
	const [planned] = operation
		? buildRequests(operation, { playlistId: ID }, () => 'Playlist', choice)
		: [];
	if (!planned?.ok || !('request' in planned.value)) throw new Error('Get Items asks for nothing.');
	return planned.value.request.query;
};

const simulator = createSimulator();
simulator.control.setPlaylistSize({ id: ID, items: ITEMS });
const { accessToken } = simulator.control.issueToken({});

/** One page, as the node asks for it. */
const pageOf = async (choice: OutputChoice, offset: number): Promise<string> => {
	const place = { limit: String(PAGE), offset: String(offset) };
	const query = new URLSearchParams({ ...queryFor(choice), ...place });
	const answer = await simulator.handle({
		host: hosts.api,
		method: 'GET',
		path: `/v1/playlists/${ID}/items?${query}`,
		headers: { authorization: `Bearer ${accessToken}` },
		body: '',
	});
	if (answer === 'reset' || answer.status !== 200) throw new Error('The simulator refuses a page.');
	return answer.body;
};

const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(2);

console.log(`${ITEMS.toLocaleString('en')} items of a playlist, MiB of the answers:`);
for (const [name, choice] of outputs) {
	let [plain, zipped] = [0, 0];
	for (let offset = 0; offset < ITEMS; offset += PAGE) {
		const body = await pageOf(choice, offset);
		plain += Buffer.byteLength(body);
		zipped += gzipSync(body).length;
	}
	console.log(`${name}: ${mebibytes(plain)}, gzipped ${mebibytes(zipped)}`);
}
