import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { createSimulator, type SimulatorOptions } from '../../playground/simulator/simulator.mts';
import { hosts } from '../../playground/simulator/types.mts';
import { autoClock } from './autoClock.mts';
import type { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { runSpotify, userOAuth2, type NodeResult } from './engine.mts';
// For its clean-up after each test too.
import './wire.mts';

type Of = Parameters<ReturnType<typeof createSimulator>['control']['issueUserToken']>[0];

/** A simulator at the wire, on the clock of the node; nothing else may be reached. */
export function simulatorWire({
	onRequest = () => undefined,
	...options
}: SimulatorOptions & {
	/** Told of each request, before it is answered. */
	onRequest?: () => void;
} = {}) {
	const simulator = createSimulator({ clock: autoClock, ...options });
	nock.disableNetConnect();
	for (const host of Object.values(hosts)) {
		for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
			nock(`https://${host}`)
				.persist()
				.intercept(/.*/, method)
				.reply(function (path, sent, callback) {
					const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
					const headers = Object.fromEntries(
						Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
					);
					onRequest();
					void simulator.handle({ host, method, path, headers, body }).then((answer) => {
						const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
						if (answer === 'reset') callback(lost, [0]);
						else callback(null, [answer.status, answer.body, answer.headers]);
					});
				});
		}
	}
	return {
		control: simulator.control,
		/** The credential of a user who has connected their account. */
		connect: (of?: Of): MemoryCredentialsHelper => {
			const { accessToken, refreshToken, scopes } = simulator.control.issueUserToken(of);
			return userOAuth2({
				...defaultClient,
				oauthTokenData: {
					access_token: accessToken,
					refresh_token: refreshToken,
					token_type: 'Bearer',
					scope: scopes.join(' '),
				},
			});
		},
		/** The requests so far that changed something. */
		changes: (): readonly string[] =>
			simulator.control
				.log()
				.filter(({ method, host }) => method !== 'GET' && host === hosts.api)
				.map(({ method, path }) => `${method} ${path}`),
	};
}

/** A simulator at the wire, and runs of the node with the account of a user at it. */
export function simulatorForUser() {
	const wire = simulatorWire();
	const credentials = wire.connect();
	const run = async (
		resource: string,
		operation: string,
		parameters: IDataObject,
		inputs: IDataObject[] = [{}],
	): Promise<NodeResult> =>
		await runSpotify({ parameters: { resource, operation, ...parameters }, inputs, credentials });
	return { ...wire, run };
}
