import { parseLine } from '../../../spotify/match/line';
import { rankTracks } from '../../../spotify/match/rank';
import { catalogueTrack } from '../../support/matchCatalogue.mts';

const plain = catalogueTrack('Nia Okoro :: Ladders', 'plain');

const confidenceOf = (text: string, track = plain): number =>
	rankTracks(parseLine({ text }), [track])[0]?.confidence ?? 0;

/** The ways in which a line says more of a song than its name. */
const DRESSES: ReadonlyArray<(words: string) => string> = [
	(words) => `Nia Okoro - Ladders (${words})`,
	(words) => `Nia Okoro - Ladders [${words}]`,
	(words) => `Nia Okoro - Ladders - ${words}`,
	(words) => `Nia Okoro - Ladders | ${words}`,
];
const confidencesOf = (words: string): number[] =>
	DRESSES.map((dress) => confidenceOf(dress(words)));

const listed = (lines: string): string[] => lines.split(';').map((words) => words.trim());

describe('another recording, in any language, is not the plain one', () => {
	it.each([
		[
			'live',
			'Live; En Vivo; Ao Vivo em Lisboa; Version Live; Canlı; na żywo; en concert; Naživo; Élőben; en directo; dal vivo; Livemitschnitt; Live-Version; концерт; вживую; 라이브; 콘서트; 演唱會; 现场; LIVE版; ライブ映像; MTV Unplugged; KEXP; Tiny Desk; Glastonbury 2016',
		],
		[
			'remix',
			'Remix; Remezcla; Ремикс; 리믹스; リミックス; 混音; Mona Kvist Rmx; Mona Kvist Bootleg; Mona Kvist Edit; Mona Kvist Re-Rub; Remixed by Mona Kvist; Hardstyle; Lo-fi; Megamix; Club Mix',
		],
		[
			'acoustic',
			'Acoustic; Acústico; Versión Acústica; Akustikversion; Akustisk; Акустика; アコースティック; 어쿠스틱; 不插電; Stripped; Voce e violão; Klavierversion',
		],
		[
			'instrumental',
			'Instrumental; Instrumentale; Инструментал; минус; 伴奏; 纯音乐; 반주; off vocal; No Vocals; Ohne Gesang; Sin Voz',
		],
		[
			'imitation',
			'Karaoke; караоке; KTV; カラオケ; 노래방; Cover; кавер; 커버; 翻唱; 歌ってみた; Coververze; Parodia; In the Style of Nia Okoro; Sing Along',
		],
		[
			'speed',
			'Sped Up; Speed Up; Slowed + Reverb; Nightcore; 8D Audio; Ускоренная версия; Замедленная; Acelerada; Pitched',
		],
		['demo', 'Demo; Maqueta; Демо; デモ; Take 2; Rehearsal; Work Tape'],
		['longer', 'Extended Mix; Versión Extendida; Langversion; Version Longue; 12" Mix'],
		[
			'in another language',
			'Spanish Version; Versión en Español; Versione Italiana; Русская версия; 日本語版; English Ver.; Deutsche Version',
		],
		['of other songs too', 'Medley; Mashup; Potpourri'],
	])('%s', (_, words) => {
		const taken = listed(words).filter((one) => confidencesOf(one).some((sure) => sure >= 0.8));
		expect(taken).toEqual([]);
	});
});

describe('what says nothing of the recording leaves it the plain one', () => {
	it.each([
		[
			'about the video',
			'Official Video; Official Music Video - HD; Videoclip Oficial; Clip officiel; Offizielles Musikvideo; Video Ufficiale; Resmi Klip; Oficjalny teledysk; Oficiální videoklip; Officiell video; Официальный клип; Премьера клипа 2019; 뮤직비디오; ミュージックビデオ; Official Animated Video; Performance Video; Vertical Video; Visualizer',
		],
		[
			'about its words',
			'Lyrics; Letra; Paroles; Songtext; Testo; Текст; 가사; 歌詞; 中字; 日本語字幕; Lyrics / Letra; Color Coded Lyrics Han/Rom/Eng; Sub. Español; Legendado PT-BR; Subtitulada al Español; English Subtitles',
		],
		[
			'about the picture',
			'HD; 4K 60fps; AI Upscaled; HD Remaster; Remastered in 4K; High Quality; 1080p',
		],
		[
			'about the release',
			'2020; Explicit; Clean; Uncensored; Bonus Track; Deluxe Edition; New Single; Debut Single; Album Version; Versión de Estudio; Originalversion; Full Version; from the album "Long Way Up Vol. 2"; 1 Hour',
		],
		[
			'about cleaning and cutting, where nothing else is there',
			'2009 Remaster; Remasterizado; Remasterisé; ремастер; リマスター; Radio Edit; Single Version; Mono; Original Mix',
		],
	])('%s', (_, words) => {
		const lost = listed(words).filter((one) => confidencesOf(one).some((sure) => sure < 0.8));
		expect(lost).toEqual([]);
	});

	it.each([
		'Nia Okoro - Ladders Official Music Video HD',
		'Nia Okoro - Ladders Oficiální videoklip',
		'Nia Okoro - Ladders Officiell video',
	])('also without a bracket: %s', (line) => {
		expect(confidenceOf(line)).toBeGreaterThanOrEqual(0.9);
	});
});

it.each([
	['Ladders ライブ', 'Ladders - Live'],
	['Ladders (концерт)', 'Ladders (Live)'],
	['Ladders (Ремикс)', 'Ladders (Remix)'],
	['Ladders (Versión Acústica)', 'Ladders - Acoustic'],
	['Ladders (Langversion)', 'Ladders - Extended Version'],
])('finds %s as %s', (line, name) => {
	const track = { ...plain, name };
	expect(confidenceOf(`Nia Okoro - ${line}`, track)).toBeGreaterThanOrEqual(0.8);
	expect(confidenceOf('Nia Okoro - Ladders', track)).toBeLessThan(0.8);
});
