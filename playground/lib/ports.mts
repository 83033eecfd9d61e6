import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
const PORTS_TRIED = 50;

/** Both addresses are tried: n8n listens on one, a program in the way may listen on the other. */
const isFreeOn = async (port: number, host: string): Promise<boolean> =>
	await new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) =>
			resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
		);
		probe.listen(port, host, () => probe.close(() => resolve(true)));
	});

export const isFree = async (port: number): Promise<boolean> =>
	(await isFreeOn(port, LOOPBACK)) && (await isFreeOn(port, '::'));

/** The ports that this program has given out: nobody may listen there yet, and no two get the same. */
const promised = new Set<number>();

const promise = (port: number): number => {
	promised.add(port);
	return port;
};

class PortBusy extends Error {
	override name = 'PortBusy';
}

/**
 * Where the ports of this program begin. A port of the system's choice is one that any connection may
 * take before n8n listens there, which may be half a minute later: these are below all those, and
 * those of programs that run side by side are apart.
 */
const FIRST_OF_MINE = 20_000 + (process.pid % 1_000) * 12;

/** A port that nobody listens on. */
export const anyFreePort = async (): Promise<number> => {
	for (let port = FIRST_OF_MINE; port < FIRST_OF_MINE + 10_000; port += 1) {
		if (!promised.has(port) && (await isFree(port))) return promise(port);
	}
	throw new PortBusy(`No free port from ${FIRST_OF_MINE} on.`);
};

const fromEnvironment = (variable: string): number | undefined => {
	const text = process.env[variable];
	if (text === undefined || text === '') return undefined;
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new PortBusy(`${variable} is "${text}"; it should be a port number, 1 to 65535.`);
};

interface PortWish {
	readonly what: string;
	readonly preferred: number;
	/** The environment variable with which the user asks for another one. */
	readonly variable: string;
}

/** The port that somebody asked for, or an error that says what is in its way. */
const askedPort = async (asked: number, { what, variable }: PortWish): Promise<number> => {
	const inTheWay = promised.has(asked)
		? 'is taken by another part of the playground'
		: 'is in use by another program';
	if (!promised.has(asked) && (await isFree(asked))) return promise(asked);
	throw new PortBusy(
		`Port ${asked}, which ${variable} gives to ${what}, ${inTheWay}. Set ${variable} to another port.`,
	);
};

/**
 * The port somebody asked for, or an error that says what to do; if nobody asked, the usual one
 * or the next that is free, and a line that says so. Never gives the same port twice.
 */
export const choosePort = async (wish: PortWish): Promise<number> => {
	const { what, preferred, variable } = wish;
	const asked = fromEnvironment(variable);
	if (asked !== undefined) return await askedPort(asked, wish);
	for (let port = preferred; port < preferred + PORTS_TRIED; port += 1) {
		if (promised.has(port) || !(await isFree(port))) continue;
		if (port !== preferred && !promised.has(preferred))
			console.log(
				`Port ${preferred} is in use by another program: ${what} takes ${port}. (${variable} chooses another.)`,
			);
		return promise(port);
	}
	throw new PortBusy(
		`No free port for ${what} from ${preferred} on. Set ${variable} to one that is free.`,
	);
};
