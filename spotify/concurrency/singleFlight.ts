import { raceAbort } from './raceAbort';

/** The result of shared work, and whether it was the caller's own work that ran. */
export interface FlightResult<T> {
	result: T;
	isOwner: boolean;
}

/** Work by key that all who ask for it at the same time share. */
export interface SingleFlight<T> {
	/**
	 * Starts `work`, unless work of that key is in flight: then waits for that instead. `work` must
	 * not reject; its signal is aborted when nobody waits for it any more.
	 * @returns undefined as soon as the caller's own `signal` is aborted; the others wait on.
	 */
	join(
		key: string,
		work: (abandoned: AbortSignal) => Promise<T>,
		signal: AbortSignal | undefined,
	): Promise<FlightResult<T> | undefined>;
}

interface Flight<T> {
	promise: Promise<T>;
	abandoned: AbortController;
	waiting: number;
}

/** Creates a lock by key that shares what its holder finds. */
export function createSingleFlight<T>(): SingleFlight<T> {
	const flights = new Map<string, Flight<T>>();

	function startFlight(key: string, work: (abandoned: AbortSignal) => Promise<T>): Flight<T> {
		const abandoned = new AbortController();
		const promise = work(abandoned.signal).finally(() => flights.delete(key));
		const flight = { promise, abandoned, waiting: 0 };
		flights.set(key, flight);
		return flight;
	}

	return {
		async join(key, work, signal) {
			const running = flights.get(key);
			const flight = running ?? startFlight(key, work);
			flight.waiting++;
			const result = await raceAbort(flight.promise, signal);
			flight.waiting--;
			if (flight.waiting === 0) flight.abandoned.abort();
			return result === undefined ? undefined : { result, isOwner: running === undefined };
		},
	};
}
