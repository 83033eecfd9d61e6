/** A link that is written as a part of an address, or as a part of a part of one. */
const ENCODED_LINK = /(?:https?|spotify)%(?:25)*3a|(?:spotify\.(?:com|link)|spoti\.fi)%(?:25)*2f/i;

/** As often as a link is encoded that has gone through several redirects. */
const MAX_LAYERS = 5;

function decodedOnce(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// Cut off, or with a per cent sign of its own: what is in links is ASCII.
		return text.replace(/%([0-7][\da-f])/gi, (_, code: string) =>
			String.fromCharCode(parseInt(code, 16)),
		);
	}
}

/** Returns a text whose links are written as addresses are; what is encoded within these stays so. */
export function decodedLinks(text: string): string {
	let plain = text;
	for (let layer = 0; layer < MAX_LAYERS && ENCODED_LINK.test(plain); layer += 1) {
		plain = decodedOnce(plain);
	}
	return plain;
}

/** `?q=`, `&continue=`, in front of a link; what follows it is read as a link again. */
const PARAMETER = /[?&#;][\w.-]{1,40}=(https?:\/\/\S*)/i;

/** Returns the text from the first link on that a parameter carries; undefined if there is none. */
export const carriedIn = (text: string): string | undefined => PARAMETER.exec(text)?.[1];
