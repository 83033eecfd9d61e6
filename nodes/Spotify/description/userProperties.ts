import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../spotify/operations/types';

/** Says that an operation is not for the credential that is chosen. */
export const userNotice = ({ needs }: Pick<Operation, 'needs'>): INodeProperties[] =>
	needs === 'user'
		? [
				{
					displayName:
						'This acts for a user, which client credentials cannot: choose a credential <b>Spotify User OAuth2 API</b>, with an account connected.',
					name: 'userNotice',
					type: 'notice',
					default: '',
					displayOptions: { show: { authentication: ['clientCredentials'] } },
				},
			]
		: [];

/** Says what the user needs to have. */
export const premiumNotice = ({ premium }: Operation): INodeProperties[] =>
	premium
		? [
				{
					displayName:
						'Spotify does this for users with Premium only, and on a device that is active.',
					name: 'premiumNotice',
					type: 'notice',
					default: '',
				},
			]
		: [];
