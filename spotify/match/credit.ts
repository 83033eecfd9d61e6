import { wordsOf, withoutWords, type Words } from './fold';

/** The artists as a line names them. */
export interface Credit {
	/** Each name between commas, `&`, `x` and the like; a band's name may be split by it. */
	names: readonly Words[];
	guests: readonly Words[];
	/** The names as written, without the guests, for a search. */
	text: string;
}

const GUESTS = /[\s([]+(?:(?:feat|ft|featuring)(?:\.|\s|:)|[wf]\/)\s*/i;
const BETWEEN_NAMES =
	/\s*[,;/+&·•、，；／＋＆،؛]\s*|\s*\\+\s*|\s+(?:x|×|and|und|et|y|e|и|vs\.?|versus|meets|b2b|with|con|com|mit|met|avec|med|och|og|feat\.?|ft\.?|featuring|pres\.?|presents)\s+/i;

/** What publishers of videos put around an artist's name, and nobody else does. */
const SURE_CHANNEL = /\s*[-–—]\s*topic$|\s*vevo$/i;
/** What they put around it, and some artists have in their name. */
const LIKELY_CHANNEL =
	/(?:\s+|\s*\(|(?<=[\p{L}\d]))(?:Official|Oficial|official|oficial)(?:\s+(?:artist\s+|youtube\s+|music\s+)?channel)?\)?$|^(?:official|oficial)\s+|(?:\s+(?:music|tv|channel|band|videos|records)|(?<=\p{Ll})(?:Music|TV|Channel|Band|Videos))$/giu;

/** More are a list of another kind, and each is compared with each artist. */
const MAX_CREDITED = 20;

const creditedNames = (texts: readonly string[]): Words[] =>
	texts
		.slice(0, MAX_CREDITED)
		.map((name) => articleless(wordsOf(name)))
		.filter(({ compact }) => compact !== '');

const creditedIn = (text: string): Words[] => creditedNames(text.split(BETWEEN_NAMES));

const ARTICLES: ReadonlySet<string> = new Set(['the', 'and']);

/** A name that is all articles, as that of The The, stays. */
function articleless(words: Words): Words {
	if (!words.list.some((word) => ARTICLES.has(word))) return words;
	const rest = withoutWords(words, ARTICLES);
	return rest.compact === '' ? words : rest;
}

/** Reads the artists of a line, or of a channel. */
export function parseCredit(text: string, moreGuests: readonly string[] = []): Credit {
	const [named = '', ...guests] = text.split(GUESTS);
	// "BTS (방탄소년단)" says it twice.
	const outside = named.replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, ' ');
	const main = wordsOf(outside).compact === '' ? named : outside;
	return {
		names: creditedIn(main),
		guests: [...guests, ...moreGuests].flatMap((guest) =>
			creditedIn(guest.replace(/[()[\]]/g, ' ')),
		),
		text: main.trim(),
	};
}

const spacedName = (name: string): string =>
	name.includes(' ') ? name : name.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ');

/**
 * Returns the artist's names that one of a channel can stand for, the likeliest first: `NiaOkoroVEVO`,
 * `Nia Okoro - Topic`, `Nia Okoro Official`. A name that is no channel's is returned alone.
 */
export function artistsOfChannel(channel: string): string[] {
	const raw = channel.trim().replace(/^@/, '');
	const sure = raw.replace(SURE_CHANNEL, '').trim();
	const likely = sure.replace(LIKELY_CHANNEL, '').trim();
	const names = [sure === raw ? raw : spacedName(sure), spacedName(likely), sure];
	return [...new Set(names)].filter((name) => name !== '');
}

/** An artist of a track. */
export interface ArtistName {
	words: Words;
	/** The name without its brackets, and what they say: "EAV (Erste Allgemeine Verunsicherung)". */
	aliases: readonly Words[];
	/** The name with its articles, as a channel runs them together. */
	whole: string;
	/** The parts of a band's name: "Bob Marley & The Wailers" is also found as "Bob Marley", its first. */
	parts: readonly Words[];
	/** By which a composer is known; null for artists of other music, where many share it. */
	lastName: string | null;
}

/**
 * Parses the name of an artist into all that other spellings of it are compared with.
 * @param isComposer whether a last name alone, such as "Bach", names the artist too
 */
export function artistName(name: string, isComposer = false): ArtistName {
	const all = wordsOf(name);
	const words = articleless(all);
	const aliases = /[([]/.test(name) ? creditedNames(name.split(/[()[\]]/)) : [];
	const parts = creditedIn(name);
	return {
		words,
		aliases,
		whole: all.compact,
		parts: parts.length > 1 ? parts : [],
		lastName: isComposer ? (words.list.at(-1) ?? null) : null,
	};
}
