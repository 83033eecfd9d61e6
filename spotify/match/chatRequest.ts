import { BY } from './byWords';

/** What somebody says in front of a song who asks a bot, an assistant or a friend for it. */
const GREETING =
	'(?:(?:hey|hi|hello|yo|ok|okay|alexa|siri|google|dj|please|pls|plz|bitte|por favor|now|next|@\\S+)[\\s,!:]+)*';
const POLITE =
	"(?:(?:can|could|would|will|may)\\s+(?:you|we|i)\\s+(?:please\\s+|pls\\s+)?(?:have\\s+|get\\s+|hear\\s+)?|i(?:['’]?d)?\\s+(?:want|like|love)\\s+(?:you\\s+)?to\\s+(?:hear\\s+)?|i\\s+wanna\\s+(?:hear\\s+)?|let['’]?s\\s+(?:hear\\s+)?|(?:kannst|k[oö]nntest|w[uü]rdest|magst)\\s+du\\s+|puedes\\s+|podr[ií]as\\s+|(?:tu\\s+)?(?:peux|pourrais)(?:[- ]tu)?\\s+|puoi\\s+|pode(?:ria)?\\s+)?";
const VERB =
	'(?:play|queue(?:\\s+up)?|add|request|put\\s+on|spiele?|pon(?:me|er)?|reproduce|mets|mettre|joue|jouer|toca|tocar|bota|coloca|metti|mettere|suona|speel|draai|check\\s+out|listen\\s+to|включи(?:те)?|поставь(?:те)?|сыграй|zagraj|pu[sś][cć]|włącz|putar|mainkan|spela|spil(?:l|le)?|soita|(?<=(?:hear|have|get)\\s))';
const NOUN =
	'(?:(?:(?:the|this|der|das|el|la|une?|il)\\s+)?(?:song|track|lied|canci[oó]n|m[uú]sica|chanson|canzone)\\s*(?::|called|named)?\\s+)';

const ASKED = new RegExp(
	`^(${GREETING}${POLITE})${VERB}(?:\\s+(?:me|us|mir|uns|mal|doch|bitte|please|pls|ook|even)(?=\\s))*\\s*(?<=\\s)${NOUN}?`,
	'i',
);
const NOUN_FIRST = new RegExp(`^${NOUN}`, 'i');

/** "my favourite song is …": an answer rather than a request. */
const ANSWERED =
	/^(?:(?:my|our|the)\s+)?(?:(?:all[- ]time|current|absolute)\s+)*(?:favou?rite|fave?|best)\s+(?:song|track|tune)\s*(?:(?:ever|right now|at the moment|of all time)\s+)?(?:is|:|=)\s*/i;

/** Languages whose verb stands last: "kannst du … spielen", "kun je … draaien", "…をかけて", "… 틀어줘". */
const VERB_LAST = [
	/^(?:(?:hey|hallo|hi|bitte)[\s,!]+)*(?:kannst|k[oö]nntest|w[uü]rdest|magst|kun|zou|wil)\s+(?:du|je|jij)\s+(?:(?:mir|uns|mal|bitte|doch|als nächstes|even|eens|alsjeblieft)\s+)*(.+?)\s+(?:(?:bitte|mal)\s+)?(?:(?:ab)?spielen|auflegen|anmachen|laufen lassen|einreihen|hinzufügen|draaien|afspelen|opzetten)[\s?!.]*$/i,
	/^(.+?)\s*を\s*(?:かけて|流して|再生して|聴かせて|聞かせて)(?:ください|下さい|くれ|ほしい|欲しい)?[\s!！。?？]*$/,
	/^(.+?)(?:을|를)?\s+(?:틀어|재생해|들려|신청해)\s?(?:줘요?|주세요)?[\s!?.]*$/,
	/^(.+?)\s+(?:çal(?:ar\s+mısın)?|oynat)[\s!?.]*$/i,
];

/** What is said behind it. */
const THANKS =
	/[\s,]+(?:please|pls|plz|plis|thanks|thank\s+you|thx|bitte|danke|por\s+favor|gracias|obrigad[oa]|merci|stp|svp|s['’]il\s+(?:te|vous)\s+pla[iî]t|per\s+favore|grazie|alsjeblieft|alstublieft|tack|пожалуйста|next|now|for\s+me|to\s+(?:the|my)\s+(?:queue|playlist))[\s!.?]*$/i;

/** A song that a message asks for. */
export interface ChatRequest {
	/** The song alone. */
	song: string;
	/** Whether more than one word asks for it, so that none of them is likely to be the title's. */
	isSure: boolean;
}

const BY_SOMEBODY = new RegExp(`\\s(?:${BY})\\s`, 'i');
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function withoutThanks(text: string): string {
	let rest = text;
	for (let shorter = rest.replace(THANKS, ''); shorter !== rest; shorter = rest.replace(THANKS, ''))
		rest = shorter;
	return rest;
}

/** Takes a song out of a message that asks for it; null if nothing asks for anything. */
export function chatRequest(text: string): ChatRequest | null {
	const last = VERB_LAST.map((pattern) => pattern.exec(text)?.[1]).find((song) => song);
	if (last !== undefined) return { song: last.replace(NOUN_FIRST, ''), isSure: true };
	const asked = ASKED.exec(text) ?? ANSWERED.exec(text);
	const begun = asked === null ? text.replace(NOUN_FIRST, '') : text.slice(asked[0].length);
	const thanked = withoutThanks(begun);
	const song = asked === null ? thanked : thanked.replace(/[\s?!.]+$/, '');
	if (song === text || !LETTER_OR_DIGIT.test(song)) return null;
	const isPolite = asked !== null && (asked[1] !== '' || thanked !== begun);
	return { song, isSure: isPolite || (asked !== null && BY_SOMEBODY.test(song)) };
}
