import { appKinds } from '../../accounts/appKinds.mts';
import { type Client, defaultClient } from '../../accounts/clients.mts';
import type { World } from '../../world.mts';
import { command } from '../command.mts';
import { flag, InputError, oneOf, optional, text } from '../fields.mts';
import { clientId } from './users.mts';

/** How tests and demos steer the apps and their tokens. */
export const appCommands = {
	clients: command({
		says: 'the apps, each with its `kind`, without their secrets',
		looks: true,
		takes: {},
		run: ({ clients }) =>
			[...clients.values()].map(({ clientId: id, kind }) => ({ clientId: id, kind })),
	}),
	addClient: command({
		says: 'adds an app, or gives one a new secret; its kind stays, `extended` at first, if nothing is said of it',
		takes: { clientId: text, clientSecret: text, kind: optional(oneOf(appKinds)) },
		run({ clients }, { clientId: id, clientSecret, kind }) {
			const known = clients.get(id)?.kind;
			clients.set(id, { clientId: id, clientSecret, kind: kind ?? known ?? 'extended' });
		},
	}),
	removeClient: command({
		says: 'the app is not known any more',
		takes: { clientId: text },
		run: ({ clients }, { clientId: id }) => void clients.delete(id),
	}),
	setKind: command({
		says: 'for the tokens that it has, too',
		takes: { clientId, kind: oneOf(appKinds) },
		run: (world, { clientId: id, kind }) => change(world, id, { kind }),
	}),
	setOwnerPremium: command({
		says: "whether the Premium of the app's owner is in force: apps in Development Mode need it",
		takes: { clientId, premium: flag },
		run: (world, { clientId: id, premium }) => change(world, id, { ownerWithoutPremium: !premium }),
	}),
	issueToken: command({
		says: '`{ accessToken }`, of the app that it knows from the start, as somebody might have got it elsewhere',
		takes: {},
		run: ({ tokens, settings }) => ({
			accessToken: tokens.issue(defaultClient.clientId, settings.tokenLifetimeSeconds),
		}),
	}),
	revokeTokens: command({
		says: 'every token so far answers 401',
		takes: {},
		run: ({ tokens }) => tokens.revokeAll(),
	}),
	expireTokens: command({
		says: 'the hour of every access token is over; refresh tokens are as good as before',
		takes: {},
		run: ({ tokens }) => tokens.expireAll(),
	}),
};

function change({ clients }: World, id: string, changes: Partial<Client>): void {
	const client = clients.get(id);
	if (!client) throw new InputError(`No such app: ${id}`);
	clients.set(id, { ...client, ...changes });
}
