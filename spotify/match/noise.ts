import { fold, wordsOf, type Words } from './fold';
import { isYear } from './versionWords';

const setOf = (words: string): ReadonlySet<string> => new Set(fold(words).split(' '));

/** What says in some language that a video is the artist's own. */
const OFFICIAL = setOf(
	'official officiel officielle oficial oficjalny oficjalne oficialni offizielles offizielle ufficiale officiell officiele officieel offisiell resmi hivatalos virallinen oficiala официальный официальное официальная официален',
);

/** Words of video titles and file names that make a bracket say nothing of the song. */
const STRONG_NOISE: ReadonlySet<string> = new Set([
	...OFFICIAL,
	...setOf(
		'video videos videoclip videoclips videoclipe videó videoklip clip clipe klip klipp teledysk vevo youtube musicvideo musikvideo mv mvs pv amv fmv ' +
			'audio lyric lyrics lyricvideo letra letras paroles testo songtext tekst lirik şarkı sözleri lời текст слова ' +
			'hd hq uhd 4k 8k 1080p 720p 480p 2160p visualizer visualiser visual music tiktok promo legendado legendada legendas tradução tradotto traducida ' +
			'subtitulado subtitulada subtitulos subtitles subtitled sub subs subbed eng ncs copyright download monstercat cc premiere премьера клип видео видеоклип',
	),
]);

/** The same where no space separates the words: "lyrics", "subtitles", "music video", "official". */
const STRONG_UNSPACED =
	/^(?:.*(?:歌詞|歌词|字幕|中字|가사|자막|公式|官方|ミュージックビデオ|뮤직비디오|뮤비|공식).*|mv|pv)$/;

/** Words that join them. */
const WEAK_NOISE = setOf(
	'the a an with and w in of full new song songs track version ver explicit clean only remaster remastered remasterizado ' +
		'release released free no high quality original color coded colour english español spanish português pt br deutsch français italiano ' +
		'русский han rom out now prod by from album hot exclusive world first dir directed lirycs 5 1 60fps fps upgrade upscaled ai enhanced m v ' +
		'musical animated static vertical pseudo performance alternate on screen al en la del y',
);

/** Words that a version makes: they are no noise, except as part of a cleaned-up picture. */
const PICTURE = setOf('video videos hd hq 4k 8k uhd audio music');

/** Tells whether a bracket, or what follows a dash, says nothing of the song. */
export function isNoise(text: string): boolean {
	const { list } = wordsOf(text.replace(/\bm\s*\/\s*v\b/gi, 'mv'));
	if (list.length === 0) return true;
	if (list.length === 1 && isYear(list[0] ?? '')) return true;
	if (list.some((word) => /^remaster/.test(word)) && !list.some((word) => PICTURE.has(word)))
		return false;
	return (
		DURATION.test(list.join(' ')) ||
		(list.some(isStrong) && list.every((word) => isStrong(word) || isWeak(word)))
	);
}

const isStrong = (word: string): boolean => STRONG_NOISE.has(word) || STRONG_UNSPACED.test(word);
const isWeak = (word: string): boolean => WEAK_NOISE.has(word) || isYear(word);

/** Somebody played the song over and over. */
const DURATION =
	/^(?:\d{1,2} ?(?:hours?|hrs?|stunden|horas|часов|часа?)(?: loop)?|\d{1,2}시간|loop)$/;

/** What stands behind a title without a bracket: `Official Video`, `M/V`, `Lyrics`. */
const NOISE_AT_END =
	/\s+(?:(?:the\s+)?official\s+(?:(?:hd|4k|uhd)\s+)?(?:(?:music|lyrics?|audio|live)\s+)?(?:video|audio|mv|m\/v|clip|visuali[sz]er|lyrics?|track)|(?:music|lyrics?)\s+video|video\s*(?:clip|oficial)|clip\s+officiel|with\s+lyrics|m\/v|mv|lyrics|letra|visuali[sz]er|full\s+(?:audio|song)|(?:full\s+)?(?:hd|hq|4k|1080p|720p))\s*$/i;

/** Returns a title without what such a tail says, unless nothing else is left. */
export function withoutTail(text: string): string {
	let rest = text;
	for (
		let shorter = rest.replace(NOISE_AT_END, '');
		shorter !== rest;
		shorter = rest.replace(NOISE_AT_END, '')
	) {
		if (shorter.trim() === '') return rest;
		rest = shorter;
	}
	return withoutOfficialTail(rest);
}

/**
 * Takes off an end that says the same in other words and languages, if one of them is "official".
 */
function withoutOfficialTail(text: string): string {
	const words = text.split(/\s+/);
	let start = words.length;
	const folded = words.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''));
	while (start > 1 && (isStrong(folded[start - 1] ?? '') || isWeak(folded[start - 1] ?? '')))
		start--;
	while (start < words.length && !isStrong(folded[start] ?? '')) start++;
	const tail = folded.slice(start);
	const isTail = tail.length > 1 && tail.some((word) => OFFICIAL.has(word));
	return isTail ? words.slice(0, start).join(' ') : text;
}

const PLACEHOLDER_WORDS = setOf(
	'untitled unknown none null undefined nan na n a and tba tbd object this is not available removed content playlist unavailable deleted private notitle noname empty blank test title titel artist track tracks song audio video album name various artists interpret kunstler titre piste pista no cd disc disk side lp artista titulo cancion duration time length year jahr ano annee isrc genre tracklist setlist playlist extm3u total tracks ' +
		'eliminado eliminada privato privata gelöschtes gelöscht privates privée supprimée supprimé usunięty usunięte prywatny видео удалено удаленное недоступно ' +
		'unbekannter unbekannt inconnu inconnue desconocido desconocida desconhecido sconosciuto неизвестный неизвестен исполнитель без названия название трек песня ' +
		'sin sem senza titolo ohne spur audiospur audiotrack tune トラック 曲名 歌手 歌名 アーティスト 无标题 無題 无题 未知 未命名 제목 가수 recording aufnahme',
);

const RECORDER = setOf(
	'aud vid img rec ptt wa dsc mvi mov mp voice audio video recording recorder screen screenrecording new file memo untitled whatsapp ptt dji gopr copy final',
);

/**
 * Tells whether words name no song: `Track 07`, `Deleted video`, a head line, the name of a
 * recording.
 */
export function saysNothing(words: Words): boolean {
	const { list } = words;
	if (
		list.every(
			(word) =>
				PLACEHOLDER_WORDS.has(word) ||
				/^\d{1,3}$/.test(word) ||
				/^(?:cd|track|audiotrack|disc|disk|titel|piste|pista|lp|トラック)\d+$/.test(word),
		)
	)
		return list.some((word) => !/^\d+$/.test(word)) || list.length === 0;
	if (list.length === 1 && /^\d{5,}$/.test(words.compact)) return true;
	return (
		/\d{3,}/.test(words.compact) &&
		!/^\d{1,4}$/.test(words.compact) &&
		list.every((word) => RECORDER.has(word.replace(/\d+/g, '')) || /^\d+$/.test(word))
	);
}
