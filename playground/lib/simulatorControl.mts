import { type RemoteMethods, methodsOf } from '../simulator/control/command.mts';
import { type Commands, commands } from '../simulator/control/commands.mts';

export const TOKEN_ENDPOINT = 'POST /api/token';

/** Steers a running simulator through its control port: its commands, and what tests ask most. */
export type SimulatorControl = ReturnType<typeof connectControl>;

/** What a user agrees to: the scopes, the user and the app, each with a default. */
export type UserConsent = Parameters<SimulatorControl['issueUserToken']>[0];

/** What the accounts service hands out for a user. */
export type UserTokens = Awaited<ReturnType<SimulatorControl['issueUserToken']>>;

/** The commands of the simulator whose control port is at this address. */
export function connectControl(url: string) {
	const methods = methodsOf<RemoteMethods<Commands>>(
		commands,
		async (name, argument) => await send(url, name, argument),
	);

	/** How often each endpoint was asked that was, e.g. `GET /v1/artists/{id}`. */
	const totals = async (): Promise<Readonly<Record<string, number>>> =>
		Object.fromEntries(
			Object.entries(await methods.counts()).map(([name, { total }]) => [name, total]),
		);
	const count = async (endpoint: string): Promise<number> => (await totals())[endpoint] ?? 0;

	return {
		...methods,
		totals,
		/** How often one endpoint was asked. */
		count,
		countTokenRequests: async (): Promise<number> => await count(TOKEN_ENDPOINT),
		/** How many requests there were to any of Spotify's hosts. */
		countAll: async (): Promise<number> =>
			Object.values(await totals()).reduce((sum, total) => sum + total, 0),
		/** How often each fault came, in the order in which they were added. */
		countStrikes: async (): Promise<readonly number[]> =>
			(await methods.faults()).map(({ struck }) => struck),
		/** No faults, no limits, nothing counted. Tokens stay good. */
		clear: async (): Promise<void> => {
			await methods.clearFaults();
			await methods.clearLimits();
			await methods.clearLog();
		},
	};
}

async function send(url: string, name: string, argument: unknown): Promise<unknown> {
	const looks = Object.entries(commands).some(
		([known, command]) => known === name && command.looks,
	);
	const response = looks
		? await fetch(`${url}/${name}?${queryOf(argument)}`)
		: await fetch(`${url}/${name}`, { method: 'POST', body: JSON.stringify(argument) });
	const answer: unknown = await response.json();
	if (!response.ok) {
		throw new Error(
			`The simulator answered ${response.status} to ${name}: ${JSON.stringify(answer)}`,
		);
	}
	return answer;
}

function queryOf(values: unknown): string {
	const given = Object.entries(values as object).filter(([, value]) => value !== undefined);
	return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
