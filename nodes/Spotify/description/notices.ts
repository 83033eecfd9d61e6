import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../spotify/operations/types';
import { closedTo } from '../../../spotify/refusals/forbidden';

const notice = (name: string, displayName: string): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
});

/** Says that an operation is not for the credential that is chosen. */
export const userNotice: INodeProperties = {
	...notice(
		'userNotice',
		'This operation needs a user: choose a credential <b>Spotify Web API User OAuth2 API</b> with an account connected',
	),
	displayOptions: { show: { authentication: ['clientCredentials'] } },
};

const premiumNotice = notice(
	'premiumNotice',
	'This operation needs Spotify Premium, and Spotify open on a device',
);

/**
 * Says what users need to know before they fill an operation in: who may use it, and with what
 * account.
 */
export const notices = (operation: Operation): INodeProperties[] => [
	...(operation.availability ? [notice('appsNotice', closedTo(operation))] : []),
	...(operation.needs === 'user' ? [userNotice] : []),
	...(operation.premium ? [premiumNotice] : []),
];
