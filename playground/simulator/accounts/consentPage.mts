import { escapeHtml as escape } from '../escapeHtml.mts';
import type { User } from '../users/user.mts';
import type { AuthorizeRequest } from './authorizePage.mts';
import { scopeTexts } from './scopes.mts';

interface ConsentPage {
	request: AuthorizeRequest;
	/** What the app sent the user here with, which the form brings along. */
	query: URLSearchParams;
	users: readonly User[];
	/** Who is chosen if nobody chooses. */
	signedInId: string;
}

/** The page on which a user allows an app something; `#agree` and `#cancel` are its buttons. */
export const consentPage = ({ request, query, users, signedInId }: ConsentPage): string =>
	`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Authorize - Spotify simulator</title>
<style>
	body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 28rem; padding: 0 1rem; }
	button { border: 1px solid #888; border-radius: 2rem; font: inherit; margin: 1rem .4rem 0 0; padding: .5rem 2rem; }
	#agree { background: #1a7f37; border-color: #1a7f37; color: #fff; }
</style>
<h1>Spotify simulator</h1>
<p><strong id="app">App ${escape(request.clientId)}</strong> asks to be allowed this:</p>
<ul id="scopes">
${[...request.scopes].map((scope) => `<li data-scope="${scope}">${scopeTexts.get(scope) ?? scope}</li>`).join('\n') || '<li>See what everybody can see</li>'}
</ul>
<form method="post" action="/authorize">
${[...query].map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`).join('\n')}
<p>Signed in as ${chooseUser(users, signedInId)}</p>
<button id="agree" name="decision" value="agree">Agree</button>
<button id="cancel" name="decision" value="cancel">Cancel</button>
</form>
`;

const chooseUser = (users: readonly User[], signedInId: string) =>
	`<select id="user" name="user">${users
		.map(
			({ id, displayName }) =>
				`<option value="${escape(id)}"${id === signedInId ? ' selected' : ''}>${escape(displayName)}</option>`,
		)
		.join('')}</select>`;
