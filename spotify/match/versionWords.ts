/**
 * What makes a recording another one than the plain. The first four are not by the artist, or made of
 * the artist's by others, and come only where they are asked for.
 */
type HeavyKind =
	| 'imitation'
	| 'speed'
	| 'instrumental'
	| 'acapella'
	| 'live'
	| 'acoustic'
	| 'demo'
	| 'remix'
	| 'other';

/** The plain recording in another dress: cut, lengthened, or cleaned of noise. */
type LightKind = 'extended' | 'edit' | 'remaster' | 'same';

/** A kind of version that a title can name. */
export type VersionKind = HeavyKind | LightKind;

const HEAVY: ReadonlySet<VersionKind> = new Set<HeavyKind>([
	'imitation',
	'speed',
	'instrumental',
	'acapella',
	'live',
	'acoustic',
	'demo',
	'remix',
	'other',
]);

/** Tells whether a kind of version is another recording, and not only another cut of one. */
export const isHeavy = (kind: VersionKind): kind is HeavyKind => HEAVY.has(kind);

/** Tells whether a word is the year of a recording. */
export const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

/** Letters of scripts that put no spaces between words. */
export const UNSPACED = '\\u3041-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3';

/**
 * Returns a pattern for folded words between spaces, each of them with one at both ends.
 * @param spaced phrases of words, as a pattern
 * @param unspaced what stands anywhere in a word of Chinese, Japanese or Korean
 */
const wordPattern = (spaced: string, unspaced?: string): RegExp =>
	new RegExp(unspaced === undefined ? ` (?:${spaced}) ` : ` (?:${spaced}) |${unspaced}`);

/**
 * The words by which titles name a version, as `fold` leaves them: without accents, й as и. In this
 * order: what stands first decides what a name such as "Live Remix Version" is.
 */
export const VERSION_WORDS: ReadonlyArray<readonly [VersionKind, RegExp]> = [
	[
		'imitation',
		wordPattern(
			'karaoke|ktv|sing ?along|tribute|tributo|cover|covers|covered|coververze|in the style of|originally performed|as performed by|made famous|made popular|lullaby|rendition|playback|backing track|minus one|8 ?bit|chiptune|ringtone|music box|parody|parodia|parodie|кавер|караоке|пародия|рингтон',
			'カラオケ|カバー|カヴァー|歌ってみた|弾いてみた|オルゴール|노래방|커버|翻唱|卡拉ok|八音盒',
		),
	],
	[
		'speed',
		wordPattern(
			'sped|speed up|spedup|speedup|slowed|slow version|fast version|nightcore|daycore|8d|9d|16d|reverb|chopped|bass boosted|pitched|chipmunks?|432 ?hz|528 ?hz|acelerad[ao]|ralentizad[ao]|desacelerad[ao]|ускоренная|ускоренныи|ускорено|замедленная|замедленныи|замедлено|спид ?ап',
			'倍速|加速版|减速版|減速版|ナイトコア',
		),
	],
	[
		'instrumental',
		wordPattern(
			'instrumental|instrumentals|instrumentale|instrumentaal|instrumentalni|inst|off vocal|no vocals?|without vocals?|sin voz|sem voz|ohne gesang|sans paroles|senza voce|инструментал|инструментальная|минус|минусовка',
			'インスト|반주|연주곡|伴奏|纯音乐|純音樂|器乐|オフボーカル',
		),
	],
	[
		'acapella',
		wordPattern('a ?capp?ella|acapella|acappella|vocals only|акапелла', 'アカペラ|아카펠라'),
	],
	[
		'live',
		wordPattern(
			'live|unplugged|ao vivo|en vivo|in vivo|en directo|directo|en direct|dal vivo|in concert|en concert|concert (?:version|video)|concierto|konzert|konser|canli|na zywo|nazivo|naziv[oe]|eloben|mitschnitt|recorded at|recorded live|session|sessions|sesion|spotify singles|tiny desk|bbc|kexp|audiotree|colors show|jools holland|top of the pops|glastonbury|lollapalooza|coachella|woodstock|wacken|rock am ring|rock in rio|pinkpop|wembley|royal albert hall|red rocks|madison square garden|hollywood bowl|grammys?|letterman|концерт|концерта|концерте|концертная|живои|вживую|лаив',
			'ライブ|ライヴ|コンサート|라이브|콘서트|现场|現場|演唱会|演唱會|直播',
		),
	],
	[
		'acoustic',
		wordPattern(
			'acoustic|acoustique|acustico|acustica|akustik|akustisch|akustisk|akusticka|akustyczna|akustycznie|stripped|voce e violao|voz e violao|voz y guitarra|guitare voix|piano voix|акустика|акустическая|акустичнии',
			'アコースティック|어쿠스틱|不插电|不插電|アコギ',
		),
	],
	[
		'demo',
		wordPattern(
			'demo|demos|rough mix|voice memo|work ?tape|outtake|out take|rehearsal|early take|alternate take|take \\d+|maqueta|демо|репетиция',
			'デモ|데모|小样|試聽帶',
		),
	],
	[
		'extended',
		wordPattern(
			'extended|extendida|extendido|estendida|erweiterte|long version|lang version|version longue|full length version|12 inch|12 version|12 mix|maxi|расширенная|удлиненная',
			'加长版|加長版|ロングバージョン',
		),
	],
	[
		'same',
		wordPattern(
			'original (?:club )?mix|(?:original )?(?:album|lp|ep|studio|mono|stereo|explicit|clean|dirty|full|uncut|complete) (?:single )?version|version (?:de |en )?(?:estudio|studio|album)|studio (?:vers|verze|versjon|versie)|original(?: version)?|vers(?:ion|ione|ao) originale?|wersja oryginalna|оригинальная|оригинал|mono|stereo|bonus track|explicit|clean|dirty|(?:un)?censored|deluxe|expanded|edition(?: version)?|soundtrack version|hidden track',
			'完整版|原版|オリジナル|原曲|원곡',
		),
	],
	[
		'remaster',
		wordPattern(
			'remaster|remasters|remastered|remastering|remasteri[sz]ad[ao]|remasterise|remasterizacao|remasterizacion|remasterizzat[ao]|remasterizzazione|neu gemastert|ремастер|ремастеринг|\\d{4} mix|new stereo mix|stereo mix|mono mix',
			'リマスター|리마스터|重制版|重製版',
		),
	],
	[
		'edit',
		wordPattern(
			'radio edit|radio mix|radio version|radio cut|single version|single edit|single mix|single|short version|short edit|7 inch|7 version|7 mix|tv size|tvsize|tv edit|tv version|video edit|video version|mtv version|edited version|edit|version (?:radio|corta|courte|single)|kurz version|радио ?версия',
			'短版|ショート|tvサイズ',
		),
	],
	[
		'remix',
		wordPattern(
			'remix|remixes|remixed|rmx|remezcla|mix|mixed|megamix|rework|reworked|re work|re edit|refix|re rub|rerub|redrum|bootleg|mashup|mash up|flip|dub|vip|dj version|lo ?fi|hardstyle|phonk|ремикс|мэшап',
			'リミックス|리믹스|混音|ミックス',
		),
	],
	[
		'other',
		wordPattern(
			'versions?|ver|vers|versao|versione|verze|verzia|verzija|wersja|versie|versjon|versiyonu?|версия|версии|rerecorded|re recorded|rerecording|remake|reprise|excerpt|medley|potpourri|попурри|arr|arranged|arrangement|orchestral|symphonic|piano|klavier|strings|guitar|duet|reimagined|reimagination|reinterpretation|interpretation|revisited|reversion|full (?:album|ep|concert|show|set|movie)|dj set|trailer|teaser|interview|reaction|reacts?|review|tutorial|lesson|how to play|behind the scenes|making of|documentary|playthrough|snippet|preview|leak|leaked|unreleased|gameplay|dance (?:cover|tutorial)|drum ?cam|fan ?cam',
			'バージョン|ヴァージョン|버전|版|ピアノ',
		),
	],
];

/** What matches wherever one of them does: most texts name no version, which one look tells. */
export const ANY_VERSION = new RegExp(VERSION_WORDS.map(([, { source }]) => source).join('|'));

/** Words that say that there is a version, and nothing of which. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
	(
		'a at by de di do el en for from in la le of on the to und up with and feat ft version versions ver vers versao versione verze ' +
		'verzia verzija wersja versie versjon versiyon версия mix remix remixes remixed rmx remezcla ремикс mixed rework reworked re edit edited ' +
		'live vivo ao dal directo direct concert canli zywo na концерт концерта живои вживую ' +
		'acoustic acoustique acustico acustica akustik akustisch акустика акустическая instrumental instrumentale инструментал ' +
		'karaoke караоке cover covers covered кавер tribute originally performed style made famous popular as ' +
		'sped speed slowed spedup reverb nightcore demo демо remaster remasters remastered digital digitally remastering remasterizado ' +
		'remasterizada remasterizacao remasterise радио radio single album original originale oryginalna studio estudio extended inch maxi ' +
		'mono stereo recorded recording session sessions ' +
		'singles acapella acappella cappella official audio video new full track bonus unplugged stripped'
	).split(' '),
);

/** Who makes an edit is a remixer; "Radio Edit" is nobody's. */
export const NOBODYS_EDIT: ReadonlySet<string> = new Set(
	'uk us eu tv mtv main vocal clean dirty explicit short long video film movie tiktok debut lead latest second first hit brand 7 12'.split(
		' ',
	),
);
