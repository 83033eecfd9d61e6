import { hashText } from '../catalogue/hash.mts';
import { apiError } from '../errors.mts';
import { touch } from '../playlists/writtenPlaylist.mts';
import { Refusal } from '../refusal.mts';
import type { World } from '../world.mts';
import { coverScopeMissing, needScope } from './access.mts';
import type { Call } from './call.mts';
import { modifyScope, playlistToChange } from './playlistAccess.mts';
import type { Body } from './readBody.mts';
import type { Answers } from './answer.mts';

/** Spotify's document: a playlist can be collaborative only where it is not public. */
const publicAndCollaborative = () =>
	apiError(400, 'Collaborative playlists can only be private (simulator)');

const nothingToChange = () => apiError(400, 'Nothing to change (simulator)');

export const checkPrivacy = (isPublic: boolean, collaborative: boolean): void => {
	if (isPublic && collaborative) throw new Refusal(publicAndCollaborative());
};

/** spotify/web-api issue 1011. */
const emptyDescription = () => apiError(400, 'Attribute description is empty');

/** The description that a change brings; nothing where it stays. */
function newDescription({ settings }: World, body: Body): string | undefined {
	const description = body.text('description');
	if (description !== '' || settings.emptyDescription === 'accepted') return description;
	if (settings.emptyDescription === 'refused') throw new Refusal(emptyDescription());
	return undefined;
}

/** Changes name, description and privacy. */
function changeDetails(world: World, call: Call): null {
	const playlist = playlistToChange(world, call, { ownerOnly: true });
	const { body } = call;
	if (body.raw === '' || body.raw === '{}') throw new Refusal(nothingToChange());
	const isPublic = body.flag('public') ?? playlist.isPublic;
	const collaborative = body.flag('collaborative') ?? playlist.collaborative;
	checkPrivacy(isPublic, collaborative);
	needScope(call, modifyScope(isPublic));
	Object.assign(playlist, {
		isPublic,
		collaborative,
		name: body.text('name') ?? playlist.name,
		description: newDescription(world, body) ?? playlist.description,
	});
	touch(playlist, world.clock.nowMs());
	return null;
}

// Of the base64 text that is sent, not of the picture in it: the largest one that is known to have been
// taken; one of 260,836 was not (spotipy-dev/spotipy issue 633).
const maximumBytes = 257_504;

/** spotipy-dev/spotipy issue 633: a 413, and no JSON. */
const tooLarge = () => ({
	status: 413,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body: 'Request Entity Too Large',
});

/** spotify/web-api issue 731: even for a line break at the end. jwilsson/spotify-web-api-php issue 194 has the words. */
const badRequest = () => apiError(400, 'Bad request.');

/** Replaces the cover by the JPEG that the body is the base64 text of. */
function uploadCover(world: World, call: Call): null {
	const playlist = playlistToChange(world, call, {
		ownerOnly: true,
		scopeMissing: coverScopeMissing,
	});
	needScope(call, 'ugc-image-upload', coverScopeMissing);
	const { raw } = call.body;
	if (Buffer.byteLength(raw) > maximumBytes) throw new Refusal(tooLarge());
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(raw)) throw new Refusal(badRequest());
	const picture = Buffer.from(raw, 'base64');
	// How every JPEG begins.
	if (picture.subarray(0, 3).toString('hex') !== 'ffd8ff') throw new Refusal(badRequest());
	const words = [1, 2, 3].map((salt) => hashText(raw, salt).toString(16).padStart(8, '0'));
	playlist.pictureId = `ab67706c0000da84${words.join('')}`;
	world.pictures.set(playlist.pictureId, picture.toString('latin1'));
	touch(playlist, world.clock.nowMs());
	return null;
}

export const playlistDetailAnswers: Answers = {
	'PUT /playlists/{playlist_id}': changeDetails,
	'PUT /playlists/{playlist_id}/images': uploadCover,
};
