import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';
import { checkItemUris } from './itemUris.mts';
import { contextUris } from './playContext.mts';
import { restricted } from './playerRefusals.mts';

/** The URIs that a call asks to be played, and with which to begin. */
export function whatToPlay(world: World, call: Call) {
	const contextUri = call.body.text('context_uri');
	const listed = call.body.texts('uris');
	if (contextUri !== undefined && listed) {
		throw new Refusal(apiError(400, 'Either context_uri or uris (simulator)'));
	}
	const uris = contextUri === undefined ? (listed ?? []) : contextUris(world, call, contextUri);
	// TomerAberbach/spotify-true-random issue 12.
	if (contextUri === undefined) checkItemUris(uris);
	const from = offsetIn(uris, call, contextUri);
	// What can't be played is left out; it was counted.
	const at = uris.slice(0, from).filter((uri) => uri !== '').length;
	const playable = uris.filter((uri) => uri !== '');
	if (playable.length === 0) throw new Refusal(restricted());
	return { uris: playable, contextUri, at: Math.min(at, playable.length - 1) };
}

function offsetIn(uris: readonly string[], { body }: Call, contextUri: string | undefined): number {
	const offset = body.object('offset');
	if (!offset) return 0;
	// fondberg/spotcast issue 69.
	if (contextUri?.startsWith('spotify:artist:')) {
		throw new Refusal(apiError(400, "Can't have offset for context type: ARTIST"));
	}
	const at = offset.uri === undefined ? offset.position : uris.indexOf(String(offset.uri));
	if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at >= uris.length) {
		// gilbarbara/react-spotify-web-playback issue 166.
		throw new Refusal(apiError(400, 'position out of range'));
	}
	return at;
}
