/** Names that lead into a network of its own (RFC 6761, 6762, 8375, and what clouds call themselves). */
const INNER_NAMES =
	/(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|onion|test|invalid)$/;

/**
 * Whether a picture may be fetched from there. Spotify's lie on named hosts, reached by https on its
 * port; an address in an answer must not lead anywhere else that this n8n can reach: not to an IP
 * address, however it is written (`URL` reads decimal, octal and hexadecimal ones, and gives those of
 * IPv6 in brackets), nor to a name of an inner network. Names that resolve to such an address are
 * for n8n's SSRF protection to refuse.
 */
export function isPictureAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, port, username, password, hostname } = new URL(address);
	if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
	const host = hostname.toLowerCase().replace(/\.+$/, '');
	const isIpAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
	return !isIpAddress && host.includes('.') && !INNER_NAMES.test(host);
}
