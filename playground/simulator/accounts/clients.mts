import type { AppKind } from './appKinds.mts';

/** An app in Spotify's dashboard. */
export interface Client {
	clientId: string;
	clientSecret: string;
	kind: AppKind;
	/** The Premium of its owner has lapsed, which apps in Development Mode can't do without. */
	ownerWithoutPremium?: boolean;
}

/** An app to add; of extended quota where it doesn't say. */
export type NewClient = Pick<Client, 'clientId' | 'clientSecret'> & {
	kind?: AppKind | undefined;
};

/** The app that every simulator knows from the start. */
export const defaultClient: Client = {
	clientId: '5b0f1c7a9d3e4826b1a4c6d8e0f2a495',
	clientSecret: '0c2e4a6b8d1f3a5c7e9b0d2f4a6c8e1b',
	kind: 'extended',
};
