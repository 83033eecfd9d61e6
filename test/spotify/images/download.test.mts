import { createDownload } from '../../../spotify/images/download';
import { succeeded } from '../../../spotify/failures/outcome';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import { answered, createFakeHttp, lost, type Scripted } from '../../support/fakeHttp.mts';

const URL = 'https://i.scdn.co/image/ab67616d0000b273';
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const WEBP = bytes('RIFF....WEBPVP8 ');
const GIF = bytes('GIF89a..');
const OTHER = new Uint8Array([0x52, 0x49, 0x46, 0x46]);

function setUp(...script: Scripted[]) {
	const clock = createFakeClock();
	const stop = new AbortController();
	const { send, requests } = createFakeHttp(...script);
	return { clock, stop, requests, download: createDownload(send, clock, () => 1, stop.signal) };
}

it('fetches a picture without a token', async () => {
	const { requests, download, stop } = setUp(answered(200, JPEG));
	expect(await download(URL)).toEqual(succeeded({ data: JPEG, mimeType: 'image/jpeg' }));
	expect(requests).toEqual([
		{
			method: 'GET',
			url: URL,
			timeoutMs: 30_000,
			deadlineMs: 60_000,
			maxBytes: 20_000_000,
			signal: stop.signal,
		},
	]);
});

it.each([
	['what it is, whatever is said', JPEG, 'text/plain', 'image/jpeg'],
	['what it is, where nothing is said', PNG, undefined, 'image/png'],
	['what is said of it', OTHER, 'Image/WebP; charset=binary', 'image/webp'],
	['what it is, where what is said tells nothing', WEBP, 'application/octet-stream', 'image/webp'],
	['what it is, of one that moves', GIF, '', 'image/gif'],
	['unknown, where neither tells', OTHER, undefined, 'application/octet-stream'],
	['unknown, where nothing is said in words', OTHER, '', 'application/octet-stream'],
])('its type is %s', async (_, data, type, mimeType) => {
	const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
	const { download } = setUp(answered(200, data, headers));
	expect(await download(URL)).toEqual(succeeded({ data, mimeType }));
});

it.each([
	['a page', '<!DOCTYPE html><html>Log in</html>', 'text/html'],
	['a page that is called a picture', '\xef\xbb\xbf\n<html>', 'image/jpeg'],
	['a page of no type', '<html>', undefined],
	['a message', '{"error":"x"}', 'application/json'],
	['a text', 'Forbidden', 'text/plain; charset=utf-8'],
	['nothing', '', 'image/jpeg'],
])('is none where %s comes', async (_, text, type) => {
	const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
	const { download } = setUp(answered(200, bytes(text), headers));
	expect(await download(URL)).toMatchObject({
		failure: { kind: 'unexpectedResponse', hint: expect.stringContaining(URL) },
	});
});

it('is fetched again after what passes by itself', async () => {
	const { clock, requests, download } = setUp(lost(), answered(503, ''), answered(200, JPEG));
	expect((await clock.until(download(URL))).ok).toBe(true);
	expect([requests.length, clock.sleeps]).toEqual([3, [500, 1_000]]);
});

it('is given up after four times, saying where it should have been', async () => {
	const busy = answered(500, '');
	const { clock, requests, download } = setUp(busy, busy, busy, busy);
	expect(await clock.until(download(URL))).toMatchObject({
		failure: {
			kind: 'server',
			status: 500,
			message: 'The picture could not be downloaded (HTTP 500)',
			hint: expect.stringContaining(URL),
		},
	});
	expect(requests).toHaveLength(4);
});

it.each([
	['is gone', answered(404, '')],
	['is none', answered(200, '<html>')],
	['is elsewhere', answered(302, '')],
])('one that %s is not asked for again', async (_, answer) => {
	const { requests, download } = setUp(answer);
	expect(await download(URL)).toMatchObject({ failure: { kind: 'unexpectedResponse' } });
	expect(requests).toHaveLength(1);
});

it('ends when the execution is stopped', async () => {
	const { stop, clock, requests, download } = setUp(lost());
	const result = download(URL);
	await settle();
	stop.abort();
	expect(await result).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
	expect([requests.length, clock.asleep()]).toEqual([1, 0]);
});

it.each(['https://169.254.169.254/latest', 'https://', 'nonsense', 'http://i.scdn.co/image/1'])(
	'is not fetched from %s: that is its own failure, and nothing is sent',
	async (address) => {
		const { requests, download } = setUp();
		expect(await download(address)).toMatchObject({
			failure: { kind: 'unexpectedResponse', hint: expect.stringContaining(`'${address}'`) },
		});
		expect(requests).toEqual([]);
	},
);
