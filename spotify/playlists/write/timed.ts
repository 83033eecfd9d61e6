import type { Target } from '../target';

/**
 * Makes a target that notes when the first request of a read was sent whose answer came: one that
 * failed is sent again, seconds later, and shows what was there by then.
 */
export function timed(target: Target): { target: Target; sentAtMs: () => number } {
	let firstSentAtMs = Infinity;
	const send: Target['send'] = async (request) => {
		let sentAtMs = Infinity;
		const onSent = (): void => void (sentAtMs = target.clock.monotonicMs());
		const outcome = await target.send({ ...request, onSent });
		if (outcome.ok) firstSentAtMs = Math.min(firstSentAtMs, sentAtMs);
		return outcome;
	};
	return { target: { ...target, send }, sentAtMs: () => firstSentAtMs };
}
