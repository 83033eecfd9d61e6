/**
 * Names that lead into a network of its own (RFC 6761, 6762, 8375, 9476, and what clouds, clusters
 * and routers call themselves).
 */
const INNER_NAMES =
	/(^|\.)(localhost|localdomain|local|internal|intranet|intra|private|corp|home|lan|domain|workgroup|svc|cluster|consul|docker|arpa|onion|alt|test|example|invalid|fritz\.box|mshome\.net|kubernetes\.default)$/;

/** Names that services resolve to the IP address in them, such as `10.0.0.1.nip.io`. */
const NAMED_BY_ADDRESS = /(^|[.-])\d{1,3}([.-]\d{1,3}){3}[.-]/;

/**
 * Tells whether a picture may be fetched from an address. Spotify's lie on named hosts, reached by
 * https on its port; an address in an answer must not lead anywhere else that this n8n can reach:
 * not to an IP address, however it is written (`URL` reads decimal, octal and hexadecimal ones, and
 * gives those of IPv6 in brackets), nor to a name of an inner network. Names that resolve to such
 * an address are for n8n's SSRF protection to refuse.
 */
export function isPictureAddress(address: string): boolean {
	// What `URL` forgives, whoever sends might read otherwise.
	if (/[\s\\]/.test(address) || !URL.canParse(address)) return false;
	const { protocol, port, username, password, hostname } = new URL(address);
	if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
	const host = hostname.toLowerCase().replace(/\.+$/, '');
	const isIpAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
	return (
		!isIpAddress && host.includes('.') && !INNER_NAMES.test(host) && !NAMED_BY_ADDRESS.test(host)
	);
}
