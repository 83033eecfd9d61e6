import { hosts } from '../../playground/simulator/types.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

interface Picture {
	url: string;
	width: number;
	height: number;
}

describe("the simulator's pictures", () => {
	const { get, send } = createSimulatorClient();

	async function pictureAt(url: string) {
		const answer = await send(hosts.images, 'GET', new URL(url).pathname, {});
		if (answer === 'reset') throw new Error('dropped');
		return { ...answer, bytes: Buffer.from(String(answer.body), 'latin1') };
	}

	it('are JPEGs of the size that the API says', async () => {
		const { body } = await get('/albums/4aawyAB9vmqN3uQ7FjRGTy');
		const images: Picture[] = Object(body).images;
		expect(images.map(({ width }) => width)).toEqual([640, 300, 64]);

		for (const { url, width, height } of images) {
			const { status, headers, bytes } = await pictureAt(url);
			expect([status, headers['content-type']]).toEqual([200, 'image/jpeg']);
			expect(bytes.subarray(0, 4).toString('hex')).toBe('ffd8ffe0');
			expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
			// The frame's header: its length, 8 bits a colour, then height and width.
			const frame = bytes.indexOf(Buffer.from('ffc0001108', 'hex'));
			expect([bytes.readUInt16BE(frame + 5), bytes.readUInt16BE(frame + 7)]).toEqual([
				height,
				width,
			]);
		}
	});

	it('differ from one another, and stay the same', async () => {
		const urls = await Promise.all(
			['4aawyAB9vmqN3uQ7FjRGTy', '6kAsbP8pxwaU2kPibKTuHE'].map(
				async (id) => Object((await get(`/albums/${id}`)).body).images[2].url,
			),
		);
		const [one, other, again] = await Promise.all([...urls, urls[0]].map(pictureAt));

		expect(one?.bytes.equals(other?.bytes ?? Buffer.of())).toBe(false);
		expect(one?.bytes.equals(again?.bytes ?? Buffer.of())).toBe(true);
	});

	it('are at their own addresses only', async () => {
		expect(await send(hosts.images, 'GET', '/image/abc', {})).toMatchObject({ status: 404 });
		expect(await send(hosts.images, 'PUT', '/image/abc', {})).toMatchObject({ status: 405 });
	});
});
