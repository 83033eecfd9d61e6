import { defaultClient } from '../simulator/accounts/clients.mts';
import type { Studio } from './camera.mts';

/** The form of each credential, filled in. */
export const photographCredentials = async ({ stack, editor, camera }: Studio): Promise<void> => {
	const { clientId, clientSecret } = defaultClient;
	const form = editor.page.getByTestId('editCredential-modal');
	await camera.resize(1280, 750);

	await editor.newCredential('Spotify Web API Client Credentials API');
	await editor.saveCredential(defaultClient);
	await camera.take('credential-client-credentials', form);

	await camera.resize(1280, 930);
	await editor.newCredential('Spotify Web API User OAuth2 API');
	await editor.fillCredential({ clientId, clientSecret });
	await camera.take('credential-user', form);

	await camera.resize(1280, 750);
	await editor.newCredential('Spotify Web API Access Token API');
	await editor.fillCredential({ ...(await stack.simulator.issueToken()) });
	await camera.take('credential-access-token', form);
};
