import { htmlError, json } from '../errors.mts';
import type { SimulatorAnswer, SimulatorClock, SimulatorOutcome } from '../types.mts';
import type { FaultAnswer } from './faults.mts';

/** Lets a fault, if there is one, come between a request and its answer. */
export async function strike(
	fault: FaultAnswer | undefined,
	clock: SimulatorClock,
	answer: () => SimulatorAnswer,
): Promise<SimulatorOutcome> {
	switch (fault) {
		case undefined:
			return answer();
		case 'reset':
			return 'reset';
		case 'resetAfter':
			answer();
			return 'reset';
		case 'html':
			return htmlError(502);
		case 'truncated':
			return truncate(answer());
	}
	if ('delayMs' in fault) {
		await clock.sleep(fault.delayMs);
		return answer();
	}
	const { status, headers = {}, body, acted = false } = fault;
	if (acted) answer();
	return typeof body === 'string' || body === undefined
		? { status, headers: { 'content-type': 'text/plain', ...headers }, body: body ?? '' }
		: json(status, body, headers);
}

const truncate = ({ status, headers, body }: SimulatorAnswer): SimulatorAnswer => ({
	status,
	headers: { ...headers, 'content-length': `${Buffer.byteLength(body)}` },
	body: body.slice(0, Math.floor(body.length / 2)),
	truncated: true,
});
