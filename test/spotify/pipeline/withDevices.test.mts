import type {
	ForbiddenReason,
	PlayerReason,
	SpotifyFailure,
} from '../../../spotify/failures/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { withDevices } from '../../../spotify/pipeline/withDevices';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createFakeSend } from '../../support/fakeApi.mts';
import { createFakeClock } from '../../support/fakeClock.mts';

const pause: SpotifyRequest = {
	method: 'PUT',
	path: '/me/player/pause',
	template: '/me/player/pause',
	query: {},
	idempotent: true,
};

const refused = (reason: ForbiddenReason | PlayerReason): SpotifyFailure => ({
	kind: 'forbidden',
	status: 404,
	reason,
	message: 'No device',
	hint: 'Begin with Transfer.',
});

/** Fails with `failure`; the list of devices is what `devices` says. */
async function command(failure: SpotifyFailure, devices: Outcome<unknown>) {
	const { send, requests } = createFakeSend(({ path }) =>
		path === '/me/player/devices' ? devices : failed(failure),
	);
	return {
		outcome: await withDevices(send, { clock: createFakeClock(), signal: undefined })(pause),
		requests,
	};
}

const kitchen = { id: 'a1', name: 'Kitchen', type: 'Speaker', is_active: false };
const phone = { id: 'b2', name: "Jane's Phone", type: 'Smartphone', is_active: false };

it.each(['noActiveDevice', 'deviceNotFound'] as const)(
	'a command that fails with %s says which devices there are, with their IDs',
	async (reason) => {
		const failure = refused(reason);
		const { outcome, requests } = await command(failure, succeeded({ devices: [kitchen, phone] }));
		expect(outcome).toEqual(
			failed({
				...failure,
				hint: "Begin with Transfer. Online now: 'Kitchen' (Speaker); 'Jane's Phone' (Smartphone).",
			}),
		);
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'PUT /me/player/pause',
			'GET /me/player/devices',
		]);
	},
);

it('or that there is none, and what to do then', async () => {
	const { outcome } = await command(refused('noActiveDevice'), succeeded({ devices: [] }));
	expect(outcome).toMatchObject({
		failure: {
			hint: 'Begin with Transfer. The user has no device online now: open Spotify on one.',
		},
	});
});

it('of a device that cannot be named by an ID it tells none', async () => {
	const devices = [{ ...kitchen, id: null }, phone];
	const { outcome } = await command(refused('noActiveDevice'), succeeded({ devices }));
	expect(outcome).toMatchObject({ failure: { hint: expect.not.stringContaining('null') } });
});

it.each([{}, { devices: null }, { devices: [null, 1] }, []])(
	'a list of devices such as %j is none',
	async (answer) => {
		const { outcome } = await command(refused('noActiveDevice'), succeeded(answer));
		expect(outcome).toMatchObject({
			failure: { hint: expect.stringContaining('no device online') },
		});
	},
);

it('where the devices cannot be told, the failure stays as it is', async () => {
	const failure = refused('noActiveDevice');
	const { outcome } = await command(
		failure,
		failed({ kind: 'forbidden', reason: 'missingScope', message: 'No scope', hint: 'Connect' }),
	);
	expect(outcome).toEqual(failed(failure));
});

it.each([
	refused('premiumRequired'),
	refused('restricted'),
	{ kind: 'notFound', status: 404, message: 'No', hint: 'Look' } as const,
	{ kind: 'network', message: 'No', hint: 'Look' } as const,
])('no other failure asks for devices: %j', async (failure) => {
	const { outcome, requests } = await command(failure, succeeded({ devices: [kitchen] }));
	expect([outcome, requests.length]).toEqual([failed(failure), 1]);
});

it('a command that is done asks for nothing', async () => {
	const { send, requests } = createFakeSend(() => succeeded(''));
	expect(await withDevices(send, { clock: createFakeClock(), signal: undefined })(pause)).toEqual(
		succeeded(''),
	);
	expect(requests).toEqual([pause]);
});
