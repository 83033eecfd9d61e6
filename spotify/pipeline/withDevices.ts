import type { SpotifyFailure } from '../failures/types';
import { DEVICES } from '../operations/paths';
import type { Send, SpotifyRequest } from '../request/types';
import { at, isObject } from '../values/json';

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

function deviceTexts(answer: unknown): string[] {
	const devices = at(answer, 'devices');
	if (!Array.isArray(devices)) return [];
	return (
		devices
			.filter(isObject)
			// Without an ID, which Spotify may leave out, a command cannot name it.
			.filter(({ id }) => typeof id === 'string')
			.map(({ name, type, id }) => `'${String(name)}' (${String(type)}, ID ${String(id)})`)
	);
}

/** Adds to a command's failure for lack of a device which devices there are. */
export function withDevices(send: Send): Send {
	return async (request) => {
		const outcome = await send(request);
		if (outcome.ok || !isAboutDevice(outcome.failure)) return outcome;
		const answer = await send(ASK_FOR_DEVICES);
		if (!answer.ok) return outcome;
		const found = deviceTexts(answer.value);
		const there =
			found.length === 0
				? 'The user has no device online now: open Spotify on one.'
				: `Online now: ${found.join('; ')}.`;
		const hint = `${outcome.failure.hint} ${there}`;
		return { ok: false, failure: { ...outcome.failure, hint } };
	};
}
