import { fc } from '../../support/fc.mts';
import { isPictureAddress } from '../../../spotify/images/pictureAddress';

it.each([
	'https://i.scdn.co/image/ab67616d0000b273',
	'https://i.scdn.co:443/image/ab67616d0000b273',
	'https://mosaic.scdn.co/640/ab67616d',
	'https://image-cdn-ak.spotifycdn.com/image/ab67706c',
	'https://dailymix-images.scdn.co./v2/img',
])('%s is one', (address) => {
	expect(isPictureAddress(address)).toBe(true);
});

it.each([
	'',
	'https://',
	'not an address',
	'//i.scdn.co/image/1',
	'http://i.scdn.co/image/1',
	'ftp://i.scdn.co/image/1',
	'file:///etc/passwd',
	'data:image/jpeg;base64,AAAA',
	'https://i.scdn.co:8443/image/1',
	'https://i.scdn.co:80/image/1',
	'https://user@i.scdn.co/image/1',
	'https://user:password@i.scdn.co/image/1',
	'https://i.scdn.co@169.254.169.254/image/1',
	'https://localhost/',
	'https://LOCALHOST./',
	'https://a.localhost/',
	'https://redis/',
	'https://kubernetes.default.svc/api',
	'https://vault.service.consul/',
	'https://fritz.box/',
	'https://db.intra/',
	'https://10.0.0.1.nip.io/',
	'https://app-192-168-1-1.sslip.io/',
	'https://1.0.0.127.in-addr.arpa/',
	' https://i.scdn.co/image/1',
	'https://i.scdn.co/image/1\n',
	'https://i.scdn.co\\@127.0.0.1/',
	'https://n8n.local/',
	'https://metadata.google.internal/computeMetadata/v1/',
	'https://router.home.arpa/',
	'https://127.0.0.1/',
	'https://127.1/',
	'https://2130706433/',
	'https://0x7f000001/',
	'https://0177.0.0.1/',
	'https://0x7f.0.0.1/',
	'https://127.0.0.1./',
	'https://１２７.0.0.1/',
	'https://10.0.0.1/',
	'https://172.16.0.1/',
	'https://192.168.1.1/',
	'https://169.254.169.254/latest/meta-data/',
	'https://100.64.0.1/',
	'https://0.0.0.0/',
	'https://224.0.0.1/',
	'https://255.255.255.255/',
	'https://[::1]/',
	'https://[::]/',
	'https://[::ffff:127.0.0.1]/',
	'https://[::ffff:7f00:1]/',
	'https://[64:ff9b::7f00:1]/',
	'https://[fe80::1]/',
	'https://[fc00::1]/',
	'https://[fd12:3456:789a::1]/',
])('%j is none', (address) => {
	expect(isPictureAddress(address)).toBe(false);
});

it('no IP address is one, however it is written', () => {
	const byte = fc.nat(255);
	const spellings = [
		(value: number) => String(value),
		(value: number) => `0x${value.toString(16)}`,
		(value: number) => `0${value.toString(8)}`,
	];
	const spelled = fc
		.tuple(byte, byte, byte, byte, fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }))
		.map(([a, b, c, d, ways]) =>
			[a, b, c, d].map((value, at) => spellings[ways[at] ?? 0]?.(value)).join('.'),
		);
	const whole = fc
		.nat(0xffffffff)
		.chain((value) => fc.constantFrom(...spellings.map((as) => as(value))));
	const v6 = fc.ipV6().map((address) => `[${address}]`);
	fc.assert(
		fc.property(fc.oneof(spelled, whole, fc.ipV4(), v6), (host) => {
			expect(isPictureAddress(`https://${host}/image`)).toBe(false);
		}),
	);
});
