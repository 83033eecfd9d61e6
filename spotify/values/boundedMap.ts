/** A map for what a process learns, which would else grow for as long as the process lives. */
export interface BoundedMap<V> {
	/** Returns the value of a key, which then counts as used; undefined if there is none. */
	get(key: string): V | undefined;
	/** Sets the value of a key. */
	set(key: string, value: V): void;
	/** Forgets a key. */
	delete(key: string): void;
	/** Counts the keys. */
	size(): number;
	/** Returns all values. */
	values(): Iterable<V>;
}

/**
 * Creates a map that forgets what was used longest ago, as soon as it holds more than `max`
 * entries.
 * @param isActive what is never forgotten, however many there are: a cooldown that runs, a lock
 * that somebody holds
 */
export function createBoundedMap<V>(
	max: number,
	isActive: (value: V) => boolean = () => false,
): BoundedMap<V> {
	// A Map lists its keys in the order they were set: what was used longest ago comes first.
	const entries = new Map<string, V>();

	function forget(newest: string): void {
		for (const [key, value] of entries) {
			if (entries.size <= max) return;
			if (key !== newest && !isActive(value)) entries.delete(key);
		}
	}

	return {
		get(key) {
			const value = entries.get(key);
			if (value === undefined) return undefined;
			entries.delete(key);
			entries.set(key, value);
			return value;
		},
		set(key, value) {
			entries.delete(key);
			entries.set(key, value);
			forget(key);
		},
		delete: (key) => void entries.delete(key),
		size: () => entries.size,
		values: () => entries.values(),
	};
}

/** Forgets what was put first, beyond so many. */
export function forgetOldest(all: Map<string, unknown> | Set<string>, max: number): void {
	for (const key of all.keys()) {
		if (all.size <= max) return;
		all.delete(key);
	}
}
