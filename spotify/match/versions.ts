import { wordsOf, type Words } from './fold';

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

export type VersionKind = HeavyKind | LightKind;

export interface VersionPart {
	kind: VersionKind;
	/** What tells it from others of its kind: the remixer, the place, the year. */
	details: readonly string[];
}

const patternOf = (phrases: string): RegExp => new RegExp(` (?:${phrases}) `);

/** In this order: what stands first decides what a name such as "Live Remix Version" is. */
const KINDS: ReadonlyArray<readonly [VersionKind, RegExp]> = [
	[
		'imitation',
		patternOf(
			'karaoke|tribute|cover|covers|covered|in the style of|originally performed|as performed by|made famous|made popular|lullaby|rendition|playback|backing track|minus one|8 ?bit|chiptune|ringtone|music box|カラオケ|노래방',
		),
	],
	[
		'speed',
		patternOf(
			'sped|speed up|spedup|speedup|slowed|slow version|fast version|nightcore|daycore|8d|9d|16d|reverb|chopped|bass boosted',
		),
	],
	[
		'instrumental',
		patternOf('instrumental|instrumentals|inst|off vocal|インストゥルメンタル|インスト'),
	],
	['acapella', patternOf('a ?cappella|acapella|acappella|vocals only')],
	[
		'live',
		patternOf(
			'live|unplugged|ao vivo|en vivo|en directo|en direct|dal vivo|in concert|konzert|recorded at|recorded live|session|sessions|spotify singles|tiny desk|bbc|ライブ|ライヴ|라이브|现场|現場',
		),
	],
	['acoustic', patternOf('acoustic|acoustique|acustico|acustica|akustik|akustisch|stripped')],
	[
		'demo',
		patternOf(
			'demo|demos|rough mix|voice memo|outtake|out take|rehearsal|early take|alternate take',
		),
	],
	[
		'extended',
		patternOf('extended|long version|full length version|12 inch|12 version|12 mix|maxi'),
	],
	[
		'same',
		patternOf(
			'original (?:club )?mix|(?:original )?(?:album|lp|ep|studio|mono|stereo|explicit|clean|dirty) (?:single )?version|original(?: version)?|version originale|mono|stereo|bonus track|explicit|clean|deluxe|expanded|hidden track',
		),
	],
	[
		'remaster',
		patternOf(
			'remaster|remasters|remastered|remastering|remasterizado|remasterise|\\d{4} mix|new stereo mix|stereo mix|mono mix',
		),
	],
	[
		'edit',
		patternOf(
			'radio edit|radio mix|radio version|radio cut|single version|single edit|single mix|single|short version|short edit|7 inch|7 version|7 mix|tv size|tvsize|tv edit|tv version|video edit|video version|edited version|edit',
		),
	],
	[
		'remix',
		patternOf(
			'remix|remixed|rmx|mix|mixed|rework|reworked|re work|re edit|refix|bootleg|mashup|flip|dub|vip|dj version',
		),
	],
	[
		'other',
		patternOf(
			'version|versions|ver|vers|versao|rerecorded|re recorded|rerecording|reprise|excerpt|arr|arranged|arrangement|orchestral|symphonic|piano|strings|guitar|duet|reimagined|revisited|reversion|バージョン|版',
		),
	],
];

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

export const isHeavy = (kind: VersionKind): kind is HeavyKind => HEAVY.has(kind);

/** Words that say that there is a version, and nothing of which. */
const GENERIC = new Set(
	(
		'a at by de di do el en for from in la le of on the to und up with and feat ft ' +
		'version versions ver vers versao mix remix remixed rmx mixed rework reworked re edit edited ' +
		'live acoustic acoustique instrumental karaoke cover covers covered tribute originally performed style made famous popular as ' +
		'sped speed slowed spedup reverb nightcore demo remaster remasters remastered digital digitally remastering ' +
		'radio single album original studio extended inch maxi mono stereo recorded recording session sessions ' +
		'singles acapella acappella cappella official audio video new full track bonus unplugged stripped'
	).split(' '),
);

/** Who makes an edit is a remixer; "Radio Edit" is nobody's. */
const NOBODYS_EDIT = new Set(
	'uk us eu tv main vocal clean dirty explicit short long video film movie 7 12'.split(' '),
);

const YEAR = /^(?:19|20)\d\d$/;

const detailsOf = (words: Words): string[] => words.list.filter((word) => !GENERIC.has(word));

/** Returns which versions the words of a bracket, or of what follows a dash, name; none: no version. */
export function versionParts(text: string): VersionPart[] {
	const words = wordsOf(text);
	const spaced = ` ${words.list.join(' ')} `;
	const kinds = KINDS.filter(([, pattern]) => pattern.test(spaced)).map(([kind]) => kind);
	const details = detailsOf(words);
	const named = details.filter((word) => !NOBODYS_EDIT.has(word) && !YEAR.test(word));
	return simplified(kinds, named.length > 0).map((kind) => ({ kind, details }));
}

/** Leaves of the kinds that a text hits those that it means: "Acoustic Version" is no other version. */
function simplified(kinds: VersionKind[], hasName: boolean): VersionKind[] {
	const [first] = kinds;
	if (first === undefined) return [];
	const only = kinds.filter((kind) => isHeavy(kind) && kind !== 'other' && kind !== 'remix');
	if (only.length > 0) return only;
	if (first === 'edit') return [hasName ? 'remix' : 'edit'];
	if (first === 'extended' && kinds.includes('remix') && hasName) return ['remix', 'extended'];
	if (first === 'same' && hasName) return kinds.includes('remix') ? ['remix'] : [];
	return [first];
}
