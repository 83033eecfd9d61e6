import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { ActiveWorkflow, eventually, pollsLater } from './support/triggers.mts';
import { byId } from './support/workflows.mts';

const EVERY_SECONDS = 10;
/** Long enough for several polls; five minutes in CI, where other files run meanwhile. */
const OUTAGE_MS = Number(process.env.E2E_OUTAGE_SECONDS ?? 30) * 1000;
const TRIGGER = 'Trigger';

let stack: Stack;

before(async () => {
	stack = await startStack('outage');
	await stack.simulator.set({ readAgeMs: 0, snapshotDelayMs: 0 });
});
after(async () => await stack.stop());

test('published while Spotify cannot be reached, a workflow polls on until it can', async () => {
	const { simulator } = stack;
	const account = await stack.createUserCredential();
	const uris = ids(63).map((id) => `spotify:track:${id}`);
	const { id } = await simulator.addPlaylist({ name: 'Watched', uris: uris.slice(0, 60) });
	await simulator.addFault({ match: { host: 'api.spotify.com' }, answer: 'reset' });
	await simulator.addItems({ id, uris: uris.slice(60, 61) });
	const published = await ActiveWorkflow.activate(
		stack.api,
		account,
		[{ name: TRIGGER, event: 'playlistItemAdded', parameters: { playlistId: byId(id) } }],
		EVERY_SECONDS,
	);
	await eventually(async () => assert.notDeepEqual(await published.failures(), []));
	const [said = ''] = await published.failures();
	console.log(`Published without a Spotify:\n${said}`);
	assert.match(said, /No answer came from api\.spotify\.com/);
	await sleep(OUTAGE_MS);
	const inTheOutage = await simulator.counts();
	await simulator.clear();
	await eventually(async () => assert.notDeepEqual(await simulator.counts(), {}));
	console.log(
		`${OUTAGE_MS / 1000} seconds later it still polls; in the outage: ${JSON.stringify(inTheOutage)}`,
	);
	// The base: what was added before it is no event.
	await pollsLater(simulator, 1, EVERY_SECONDS);
	const added = uris.slice(61);
	await simulator.addItems({ id, uris: added });
	await eventually(async () => {
		const came = (await published.emitted(TRIGGER)).map(({ uri }) => uri);
		assert.deepEqual(came, added);
	});
	await published.deactivate();
});
