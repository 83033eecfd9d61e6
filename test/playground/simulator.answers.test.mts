import { fc, runs } from '../support/fc.mts';

import { appKinds, rulesOf } from '../../playground/simulator/accounts/appKinds.mts';
import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { type Route, routes } from '../../playground/simulator/api/routes.mts';
import { answerFaults } from '../support/answerSchemas.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';
import { operationOf, requestsOf } from '../support/simulatorRequests.mts';
import { userRequestsOf } from '../support/simulatorUserRequests.mts';

const track = 'spotify:track:4iV5W9uYEdYUVa79Axb7Rh';

const isOpen = ({ removedIn, ownersOnlySince }: Route, removals: ReadonlySet<string>) =>
	!removals.has(removedIn ?? '') && !removals.has(ownersOnlySince ?? '');

const hasClosed = ({ removedIn, stillAnswers }: Route, removals: ReadonlySet<string>) =>
	removals.has(removedIn ?? '') && !stillAnswers;

const cases = appKinds.flatMap((kind) =>
	routes.map((route) => ({ kind, name: `${route.method} ${route.path}`, route })),
);

describe.each(cases.filter(({ route }) => !route.userOnly))(
	'the simulator answers an app of the kind $kind: $name',
	({ kind, route }) => {
		const { operationId, success } = operationOf(route);
		const { removals } = rulesOf(kind);
		const mayLack = removals.has('2026-02') ? 'deprecated' : 'nothing';

		it("as Spotify's schemas say, with nothing that they don't know, or refuses it", async () => {
			const { api, newToken, control } = createSimulatorClient();
			control.setKind({ clientId: defaultClient.clientId, kind });
			const headers = { authorization: `Bearer ${await newToken()}` };

			await fc.assert(
				fc.asyncProperty(requestsOf(route), async (path) => {
					const answer = await api(path, route.method, headers);
					if (answer === 'reset') throw new Error('dropped');
					if (!isOpen(route, removals)) {
						expect([403, 404]).toContain(answer.status);
						return;
					}
					expect(success).toContain(answer.status);
					expect(answerFaults(operationId, answer.status, answer.body, { mayLack })).toEqual([]);
				}),
				{ numRuns: runs(8) },
			);
			// A playlist has two hundred entries to check, and the machine may be a slow one.
		}, 30_000);
	},
);

describe.each(cases)('the simulator answers a user of an app of the kind $kind: $name', (of) => {
	const { kind, route } = of;
	const { operationId, success } = operationOf(route);
	const { removals } = rulesOf(kind);
	const mayLack = removals.has('2026-02') ? 'deprecated' : 'nothing';
	const isClosed = hasClosed(route, removals);

	it("as Spotify's schemas say, with nothing that they don't know, or refuses it", async () => {
		// As the document says; that Spotify does otherwise has tests of its own.
		const { asUser, control } = createSimulatorClient({
			settings: { playerAnswers: 'empty', emptyDescription: 'accepted' },
		});
		control.setKind({ clientId: defaultClient.clientId, kind });
		const { ask, put } = asUser();

		await fc.assert(
			fc.asyncProperty(userRequestsOf(route, control), async ({ path, body, type }) => {
				// What is paused can't be paused again.
				if (route.path === '/me/player/pause') await put('/me/player/play', { uris: [track] });
				const answer = await ask(route.method)(path, body, type);
				if (isClosed) {
					expect([403, 404]).toContain(answer.status);
					return;
				}
				expect(success).toContain(answer.status);
				expect(answerFaults(operationId, answer.status, answer.body, { mayLack })).toEqual([]);
			}),
			{ numRuns: runs(4) },
		);
	}, 30_000);
});

describe('the check of answers', () => {
	it('finds a missing property, an unknown one and a wrong type', async () => {
		const { get } = createSimulatorClient();
		const { body } = await get('/albums/4aawyAB9vmqN3uQ7FjRGTy');
		const { label: _label, ...album } = Object(body);
		const { name: _name, ...nameless } = album;

		expect(answerFaults('get-an-album', 200, body)).toEqual([]);
		expect(answerFaults('get-an-album', 200, album)).toEqual([expect.stringContaining('label')]);
		expect(answerFaults('get-an-album', 200, album, { mayLack: 'deprecated' })).toEqual([]);
		expect(answerFaults('get-an-album', 200, nameless, { mayLack: 'deprecated' })).toEqual([
			expect.stringContaining('name'),
		]);
		expect(answerFaults('get-an-album', 200, { ...Object(body), colour: 'red' })).toEqual([
			expect.stringContaining('colour'),
		]);
		expect(answerFaults('get-an-album', 200, { ...Object(body), name: 7 })).toEqual([
			expect.stringContaining('/name'),
		]);
	});
});
