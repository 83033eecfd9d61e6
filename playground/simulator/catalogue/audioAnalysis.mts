import { audioFeatures, share } from './audioFeatures.mts';
import type { Dice } from './hash.mts';
import type { Place } from './ids.mts';
import { diceFor } from './objects.mts';
import type { Places } from './places.mts';

const sampleRate = 22_050;
const sectionSeconds = 30;

/** How a track sounds, bit by bit: bars, beats, tatums and segments in the track's own tempo. */
export function audioAnalysis(places: Places, place: Place) {
	const features = audioFeatures(places, place);
	const dice = diceFor(place, 71);
	const duration = features.duration_ms / 1000;
	const beat = 60 / features.tempo;
	return {
		meta: {
			analyzer_version: '4.0.0',
			platform: 'Linux',
			detailed_status: 'OK',
			status_code: 0,
			timestamp: dice.integer(1_400_000_000, 1_700_000_000),
			analysis_time: dice.integer(2000, 9000) / 1000,
			input_process: 'libvorbisfile L+R 44100->22050',
		},
		track: trackSummary(features, dice, duration),
		bars: intervals(duration, beat * features.time_signature, dice),
		beats: intervals(duration, beat, dice),
		sections: intervals(duration, sectionSeconds, dice).map((interval) => ({
			...interval,
			...keyAndTempo(features, dice),
		})),
		segments: intervals(duration, beat, dice).map((interval) => ({
			...interval,
			loudness_start: -dice.integer(10_000, 60_000) / 1000,
			loudness_max: features.loudness,
			loudness_max_time: share(dice) * interval.duration,
			loudness_end: 0,
			pitches: Array.from({ length: 12 }, () => share(dice)),
			timbre: Array.from({ length: 12 }, () => dice.integer(-100_000, 100_000) / 1000),
		})),
		tatums: intervals(duration, beat / 2, dice),
	};
}

type Features = ReturnType<typeof audioFeatures>;

const trackSummary = (features: Features, dice: Dice, duration: number) => ({
	num_samples: Math.round(duration * sampleRate),
	duration,
	sample_md5: '',
	offset_seconds: 0,
	window_seconds: 0,
	analysis_sample_rate: sampleRate,
	analysis_channels: 1,
	end_of_fade_in: 0,
	start_of_fade_out: duration - dice.integer(0, 9),
	...keyAndTempo(features, dice),
	codestring: 'eJx',
	code_version: 3.15,
	echoprintstring: 'eJx',
	echoprint_version: 4.15,
	synchstring: 'eJx',
	synch_version: 1,
	rhythmstring: 'eJx',
	rhythm_version: 1,
});

const keyAndTempo = (features: Features, dice: Dice) => ({
	loudness: features.loudness,
	tempo: features.tempo,
	tempo_confidence: share(dice),
	time_signature: features.time_signature,
	time_signature_confidence: share(dice),
	key: features.key,
	key_confidence: share(dice),
	mode: features.mode,
	mode_confidence: share(dice),
});

/** The parts of that length, in seconds, that a track consists of. */
const intervals = (total: number, length: number, dice: Dice) =>
	Array.from({ length: Math.ceil(total / length) }, (_, index) => ({
		start: index * length,
		duration: Math.min(length, total - index * length),
		confidence: share(dice),
	}));
