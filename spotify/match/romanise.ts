/**
 * Titles are written in their own script in one catalogue and in Latin letters in the other, by one of
 * several systems. What comes from here is for comparison alone.
 */

const lettersOf = (from: string, to: string): Array<[string, string]> => {
	const latin = to.split(' ');
	return from.split(' ').map((letter, index) => [letter, latin[index] ?? '']);
};

const ROMAN_LETTERS: ReadonlyMap<string, string> = new Map([
	...lettersOf(
		'а б в г ґ д е є ж з и і к л м н о п р с т у ф х ц ч ш щ ы э ю я ђ ј љ њ ћ џ',
		'a b v g g d e e zh z i i k l m n o p r s t u f h ts ch sh sh i e yu ya dj y li ni c dzh',
	),
	['ъ', ''],
	['ь', ''],
	...lettersOf(
		'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω',
		'a v g d e z i th i k l m n ks o p r s s t i f h ps o',
	),
]);

const KANA: ReadonlyMap<string, string> = new Map([
	...lettersOf('あ い う え お か き く け こ', 'a i u e o ka ki ku ke ko'),
	...lettersOf('が ぎ ぐ げ ご さ し す せ そ', 'ga gi gu ge go sa shi su se so'),
	...lettersOf('ざ じ ず ぜ ぞ た ち つ て と', 'za ji zu ze zo ta chi tsu te to'),
	...lettersOf('だ ぢ づ で ど な に ぬ ね の', 'da ji zu de do na ni nu ne no'),
	...lettersOf('は ひ ふ へ ほ ば び ぶ べ ぼ', 'ha hi fu he ho ba bi bu be bo'),
	...lettersOf('ぱ ぴ ぷ ぺ ぽ ま み む め も', 'pa pi pu pe po ma mi mu me mo'),
	...lettersOf('や ゆ よ ら り る れ ろ わ を ん ゔ', 'ya yu yo ra ri ru re ro wa o n vu'),
]);

/** Small vowels and y-kana take the vowel of the kana before them away: き and ゃ are "kya". */
const SMALL_KANA: ReadonlyMap<string, string> = new Map(
	lettersOf('ゃ ゅ ょ ぁ ぃ ぅ ぇ ぉ', 'ya yu yo a i u e o'),
);

const KATAKANA_TO_HIRAGANA = 0x60;

const HANGUL_FIRST = 0xac00;
const INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

function hangul(code: number): string {
	const syllable = code - HANGUL_FIRST;
	return (
		(INITIALS[Math.floor(syllable / 588)] ?? '') +
		(MEDIALS[Math.floor((syllable % 588) / 28)] ?? '') +
		(FINALS[syllable % 28] ?? '')
	);
}

const isHangul = (code: number): boolean => code >= HANGUL_FIRST && code <= 0xd7a3;
const isKatakana = (code: number): boolean => code >= 0x30a1 && code <= 0x30f4;
const isHan = (code: number): boolean =>
	(code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x3ffff) || code === 0x3005;

/** What stands for a sign that has a sound which only a dictionary knows. */
const ANY_SOUND = '*';

function withKana(latin: string, kana: string): string {
	const small = SMALL_KANA.get(kana);
	if (small !== undefined) {
		const stem = latin.replace(/[aiueo]$/, '');
		return /(sh|ch|j)$/.test(stem) ? stem + small.replace('y', '') : stem + small;
	}
	// A small tsu doubles what follows, which writers leave out as often as not; so is a long vowel.
	return kana === 'っ' || kana === 'ー' ? latin : latin + (KANA.get(kana) ?? kana);
}

/** Two Greek letters that are one sound, in Latin letters. */
const GREEK_DIGRAPHS: ReadonlyMap<string, string> = new Map(
	lettersOf('ου ει οι υι αι μπ ντ γκ γγ αυ ευ', 'u i i i e b d g g av ev'),
);

const withoutDigraphs = (text: string): string =>
	text.replace(
		/ου|ει|οι|υι|αι|μπ|ντ|γκ|γγ|αυ|ευ/g,
		(letters) => GREEK_DIGRAPHS.get(letters) ?? letters,
	);

/**
 * Returns a folded text in Latin letters, as far as its script can be read letter by letter: Cyrillic,
 * Greek, kana, hangul. Each Chinese character becomes a `*`.
 */
export function romanise(text: string): string {
	let latin = '';
	for (const character of withoutDigraphs(text)) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x370) latin += character;
		else if (isHangul(code)) latin += hangul(code);
		else if (isHan(code)) latin += ANY_SOUND;
		else if (isKatakana(code))
			latin = withKana(latin, String.fromCodePoint(code - KATAKANA_TO_HIRAGANA));
		else if (code >= 0x3041 && code <= 0x30ff) latin = withKana(latin, character);
		else latin += ROMAN_LETTERS.get(character) ?? character;
	}
	return latin;
}

/** Returns what the systems of romanisation agree on: `kh` and `h`, `y` and `i`, long and short vowels. */
export const skeletonOf = (latin: string): string =>
	latin
		.replace(/shch|sch/g, 'sh')
		.replace(/kh/g, 'h')
		.replace(/tz/g, 'ts')
		.replace(/(?<!t|d)c(?!h)/g, 'ts')
		.replace(/w/g, 'v')
		.replace(/[yj]/g, 'i')
		.replace(/(?<=^|[aiueo])ie/g, 'e')
		.replace(/ou|oo/g, 'o')
		.replace(/([a-z])\1+/g, '$1');

const NOT_LATIN = /[\u0370-\u1cff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;

/** Tells whether a text has letters of a script other than Latin. */
export const hasOtherScript = (text: string): boolean => NOT_LATIN.test(text);

/** Tells whether a text has Latin letters. */
export const hasLatin = (text: string): boolean => /[a-z]/.test(text);

/** Particles stand in so many Japanese titles that they tell none from another. */
const PARTICLES = /^(?:no|wa|ga|o|ni|to|de|mo|he)$/;
const MIN_LETTERS = 3;
const MAX_SOUND_LENGTH = 5;

/**
 * Tells whether a Latin text can be how a text of another script sounds, Chinese characters being of
 * any sound of one to five letters. Those alone say nothing: something that can be read has to agree.
 */
export function soundsLike(latin: string, romanised: string): boolean {
	const pattern = skeletonOf(romanised).replace(/[^a-z\d*]/g, '');
	const known = pattern
		.split(ANY_SOUND)
		.filter((part) => !PARTICLES.test(part))
		.join('');
	const wanted = skeletonOf(latin);
	if (!pattern.includes(ANY_SOUND)) return wanted !== '' && wanted === pattern;
	if (known.length < MIN_LETTERS) return false;
	return fitsSounds(wanted, pattern);
}

/**
 * Tells whether a text is what a pattern says, in which each `*` stands for one to five letters.
 * Follows all ways at once: to try one after the other takes for ever where there are many `*`.
 */
function fitsSounds(text: string, pattern: string): boolean {
	let ends = new Set([0]);
	for (const sign of pattern) {
		const next = new Set<number>();
		for (const end of ends) {
			if (sign !== ANY_SOUND) {
				if (text[end] === sign) next.add(end + 1);
				continue;
			}
			for (let more = 1; more <= MAX_SOUND_LENGTH && end + more <= text.length; more++)
				next.add(end + more);
		}
		if (next.size === 0) return false;
		ends = next;
	}
	return ends.has(text.length);
}
