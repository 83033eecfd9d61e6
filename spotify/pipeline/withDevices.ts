import type { SpotifyFailure } from '../failures/types';
import { deviceByLabel, devicesIn, thereText } from '../names/devices';
import { DEVICES } from '../operations/paths';
import type { Send, SpotifyRequest } from '../request/types';
import type { StageTools } from './stage';

const ASK_FOR_DEVICES: SpotifyRequest = {
	method: 'GET',
	path: DEVICES,
	template: DEVICES,
	query: {},
	idempotent: true,
};

const isAboutDevice = (failure: SpotifyFailure): boolean =>
	'reason' in failure &&
	(failure.reason === 'noActiveDevice' || failure.reason === 'deviceNotFound');

/**
 * Makes the request for another device: most commands name it in the query, the transfer in the
 * body.
 */
function forDevice(request: SpotifyRequest, id: string): SpotifyRequest {
	const { query, body } = request;
	if ('device_id' in query) return { ...request, query: { ...query, device_id: id } };
	return typeof body === 'object' && 'device_ids' in body
		? { ...request, body: { ...body, device_ids: [id] } }
		: request;
}

const namesDevice = ({ query, body }: SpotifyRequest, id: string): boolean =>
	query.device_id === id || (typeof body === 'object' && String(body.device_ids) === id);

/** How long a device takes until Spotify reaches it. */
const WAKE_UP_MS = 1_000;

/**
 * Adds to a command's failure for lack of a device which devices there are. Spotify changes the IDs
 * of devices: a command for one that was chosen from the list is sent once more, for the one that has
 * its name now. It was refused, so that nothing is done twice.
 *
 * One for a device that is in the list is sent once more, too: the first one wakes it, and has begun
 * to play although it was refused (https://github.com/fondberg/spotcast/issues/403 and 572). So this
 * is for what does no more a second time.
 */
export function withDevices(
	send: Send,
	{ clock, signal }: Pick<StageTools, 'clock' | 'signal'>,
): Send {
	return async (request) => {
		let outcome = await send(request);
		if (outcome.ok || !isAboutDevice(outcome.failure)) return outcome;
		const answer = await send(ASK_FOR_DEVICES);
		if (!answer.ok) return outcome;
		const devices = devicesIn(answer.value);
		const isThere = devices.some(({ id }) => id !== undefined && namesDevice(request, id));
		if (isThere && request.idempotent) {
			await clock.sleep(WAKE_UP_MS, signal);
			outcome = await send(request);
			if (outcome.ok || !isAboutDevice(outcome.failure)) return outcome;
		}
		const { deviceLabel } = request;
		const renamed = deviceLabel === undefined ? undefined : deviceByLabel(devices, deviceLabel)?.id;
		if (renamed !== undefined && !namesDevice(request, renamed)) {
			return await send(forDevice(request, renamed));
		}
		// Without an ID, which Spotify may leave out, a command cannot name it.
		const there = thereText(devices.filter(({ id }) => id !== undefined));
		const hint = `${outcome.failure.hint} ${there}`;
		return { ok: false, failure: { ...outcome.failure, hint } };
	};
}
