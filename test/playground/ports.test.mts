import { createServer, type Server } from 'node:net';

import { anyFreePort, choosePort, isFree } from '../../playground/lib/ports.mts';

const VARIABLE = 'PORTS_TEST_PORT';
const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => {
	delete process.env[VARIABLE];
	log.mockClear();
});

const listening: Server[] = [];
afterAll(() => {
	for (const server of listening) server.close();
});

/** Another program that listens there. */
const occupy = async (port: number): Promise<void> => {
	const server = createServer();
	listening.push(server);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
};

/** The first of some ports in a row that are all free. */
const freeRow = async (length: number): Promise<number> => {
	for (;;) {
		const first = await anyFreePort();
		const row = Array.from({ length }, (_, index) => first + 1 + index);
		const free = await Promise.all(row.map(async (port) => port < 65_536 && (await isFree(port))));
		if (free.every(Boolean)) return first + 1;
	}
};

const choose = async (preferred: number, what = 'n8n'): Promise<number> =>
	await choosePort({ what, preferred, variable: VARIABLE });

test('never gives the same port twice, though nobody listens there yet', async () => {
	const first = await freeRow(4);
	expect([await choose(first), await choose(first), await choose(first + 1)]).toEqual([
		first,
		first + 1,
		first + 2,
	]);
});

test('two neighbours that are both busy give the next two that are free', async () => {
	const first = await freeRow(5);
	await occupy(first);
	await occupy(first + 1);
	expect([await choose(first, 'the simulator'), await choose(first + 1, 'its control')]).toEqual([
		first + 2,
		first + 3,
	]);
	expect(log.mock.calls.flat()).toEqual([
		`Port ${first} is in use by another program: the simulator takes ${first + 2}. (${VARIABLE} chooses another.)`,
		`Port ${first + 1} is in use by another program: its control takes ${first + 3}. (${VARIABLE} chooses another.)`,
	]);
});

test('a port that is asked for and busy, or given out already, is refused in words', async () => {
	const first = await freeRow(3);
	await occupy(first);
	process.env[VARIABLE] = String(first);
	await expect(choose(first)).rejects.toThrow(
		`Port ${first}, which ${VARIABLE} gives to n8n, is in use by another program. Set ${VARIABLE} to another port.`,
	);
	process.env[VARIABLE] = String(first + 1);
	expect(await choose(first)).toBe(first + 1);
	await expect(choose(first)).rejects.toThrow('is taken by another part of the playground');
});

test('what is no port number is refused in words', async () => {
	process.env[VARIABLE] = '70000';
	await expect(choose(5678)).rejects.toThrow(
		`${VARIABLE} is "70000"; it should be a port number, 1 to 65535.`,
	);
});
