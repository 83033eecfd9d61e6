/** Something that can play. */
export interface Device {
	id: string;
	name: string;
	/** `Computer`, `Smartphone`, `Speaker` … */
	type: string;
	volumePercent: number;
	supportsVolume: boolean;
	/** Takes no commands from apps. */
	isRestricted: boolean;
	isPrivateSession: boolean;
}

export const repeatModes = ['track', 'context', 'off'] as const;

export type RepeatMode = (typeof repeatModes)[number];

/** What a user plays, and where. */
export interface Player {
	devices: Device[];
	/** None where nothing was played for a while. */
	activeDeviceId: string | undefined;
	contextUri: string | undefined;
	/** What the context holds, or what was asked for without one. */
	uris: readonly string[];
	/** Positions in `uris`, in the order in which they play. */
	order: readonly number[];
	/** Where in `order` it is. */
	at: number;
	/** From the queue: plays instead of what is at `at`. */
	queuedNow: string | undefined;
	queue: string[];
	isPlaying: boolean;
	/** How far it was at `sinceMs`. */
	progressMs: number;
	/** When anything was last changed. */
	sinceMs: number;
	shuffle: boolean;
	repeat: RepeatMode;
}

/** What plays, or what is to go on; nothing where nothing was ever played. */
export const currentUri = ({ queuedNow, uris, order, at }: Player): string | undefined =>
	queuedNow ?? uris[order[at] ?? -1];

export const activeDevice = ({ devices, activeDeviceId }: Player): Device | undefined =>
	devices.find(({ id }) => id === activeDeviceId);
