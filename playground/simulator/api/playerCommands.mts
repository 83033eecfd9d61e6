import { hashText } from '../catalogue/hash.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import { catchUp, goBack, goOn, setShuffle, start } from '../users/playback.mts';
import {
	activeDevice,
	currentUri,
	type Device,
	type Player,
	repeatModes,
} from '../users/player.mts';
import type { World } from '../world.mts';
import { type Call, userOf } from './call.mts';
import { checkItemUris } from './itemUris.mts';
import {
	deviceNotFound,
	failed,
	noActiveDevice,
	noVolume,
	premiumRequired,
	restricted,
	restrictedDevice,
} from './playerRefusals.mts';
import { whatToPlay } from './whatToPlay.mts';
import { TextAnswer } from './textAnswer.mts';
import type { Answers } from './answer.mts';

/** The refusal that was ordered for the next command, if one was. */
function refuseAsOrdered({ playerRefusals }: World): void {
	const next = playerRefusals.shift();
	if (next) throw new Refusal(failed(next.status, next.message, next.reason));
}

/**
 * Some commands are answered 204, as the reference says, others 200 with a text that means nothing
 * and has no type (jsncmgs1/spotify_ex pull request 59, SpotifyPlus issues 28 and 30).
 */
function done(world: World): null | TextAnswer {
	const { playerAnswers } = world.settings;
	world.playerCommands += 1;
	const isText = playerAnswers === 'text' || (playerAnswers === 'both' && world.playerCommands % 2);
	return isText ? new TextAnswer(meaningless(world.playerCommands)) : null;
}

const meaningless = (seed: number): string =>
	Buffer.from([1, 2, 3, 4, 5].map((salt) => hashText(`${seed}`, salt).toString(16)).join(''))
		.toString('base64url')
		.slice(0, 27);

type Action = (player: Player, device: Device, world: World, call: Call) => void;

/** A command to the device that the call names, or to the active one. */
const command =
	(act: Action, { wakes = false } = {}) =>
	(world: World, call: Call): null | TextAnswer => {
		const user = userOf(call);
		if (!user.premium) throw new Refusal(premiumRequired());
		refuseAsOrdered(world);
		const { player } = user;
		catchUp(world, user);
		const device = deviceOf(player, call.query.device_id);
		if (device.isRestricted) throw new Refusal(restrictedDevice());
		act(player, device, world, call);
		// Only starting something wakes a device (LargeModGames/spotatui issue 464).
		if (wakes) player.activeDeviceId = device.id;
		return done(world);
	};

function deviceOf(player: Player, id: string | undefined): Device {
	const device =
		id === undefined ? activeDevice(player) : player.devices.find((it) => it.id === id);
	if (!device) throw new Refusal(id === undefined ? noActiveDevice() : deviceNotFound());
	return device;
}

const play = command(
	(player, device, world, call) => {
		const { body } = call;
		const positionMs = body.whole('position_ms');
		if (body.text('context_uri') !== undefined || body.texts('uris')) {
			start(player, whatToPlay(world, call));
			player.progressMs = positionMs ?? 0;
		} else {
			const plays = player.isPlaying && player.activeDeviceId === device.id;
			if (plays || currentUri(player) === undefined) throw new Refusal(restricted());
			if (positionMs !== undefined) player.progressMs = positionMs;
		}
		player.isPlaying = true;
	},
	{ wakes: true },
);

const pause = command((player) => {
	if (!player.isPlaying) throw new Refusal(restricted());
	player.isPlaying = false;
});

const skipToNext = command((player) => {
	goOn(player);
	player.progressMs = 0;
});

const skipToPrevious = command((player) => {
	goBack(player);
	player.progressMs = 0;
});

/** Behind the end of what plays, the next is played. */
const seek = command((player, _device, world, call) => {
	player.progressMs = call.numbers.position_ms ?? 0;
	const playing = player.isPlaying;
	player.isPlaying = true;
	catchUp(world, userOf(call));
	player.isPlaying = player.isPlaying && playing;
});

const setRepeat = command((player, _device, _world, { query }) => {
	player.repeat = repeatModes.find((mode) => mode === query.state) ?? 'off';
});

const setVolume = command((_player, device, _world, { numbers }) => {
	if (!device.supportsVolume) throw new Refusal(noVolume());
	device.volumePercent = numbers.volume_percent ?? device.volumePercent;
});

const toggleShuffle = command((player, _device, _world, { query }) => {
	setShuffle(player, query.state === 'true');
});

const addToQueue = command((player, _device, _world, { query }) => {
	const { uri = '' } = query;
	checkItemUris([uri]);
	player.queue.push(uri);
});

/** Moves what plays, and goes on with it there if it is asked to, or did before. */
function transfer(world: World, call: Call): null | TextAnswer {
	const user = userOf(call);
	const { player } = user;
	if (!user.premium) throw new Refusal(premiumRequired());
	refuseAsOrdered(world);
	const ids = call.body.texts('device_ids') ?? [];
	if (ids.length !== 1) throw new Refusal(apiError(400, 'Exactly one device id (simulator)'));
	catchUp(world, user);
	const device = deviceOf(player, ids[0]);
	if (device.isRestricted) throw new Refusal(restrictedDevice());
	player.activeDeviceId = device.id;
	if (call.body.flag('play') && currentUri(player) !== undefined) player.isPlaying = true;
	return done(world);
}

export const playerCommandAnswers: Answers = {
	'PUT /me/player': transfer,
	'POST /me/player/next': skipToNext,
	'PUT /me/player/pause': pause,
	'PUT /me/player/play': play,
	'POST /me/player/previous': skipToPrevious,
	'POST /me/player/queue': addToQueue,
	'PUT /me/player/repeat': { answer: setRepeat, words: { state: 'Invalid repeat state' } },
	'PUT /me/player/seek': seek,
	'PUT /me/player/shuffle': { answer: toggleShuffle, words: { state: 'Invalid shuffle state' } },
	'PUT /me/player/volume': setVolume,
};
