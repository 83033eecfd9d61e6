import { notAllowed } from './errors.mts';
import { colour, encodeJpeg } from './jpeg.mts';
import type { SimulatorAnswer, SimulatorRequest } from './types.mts';
import type { World } from './world.mts';

/**
 * A cover that was uploaded; else a square in two colours of the picture's own, so that covers can
 * be told apart.
 */
export function answerImageRequest(
	{ pictures }: Pick<World, 'pictures'>,
	{ method, path }: SimulatorRequest,
): SimulatorAnswer {
	if (method !== 'GET') return notAllowed();
	const seed = /^\/image\/([0-9a-f]{40})$/.exec(path)?.[1];
	if (seed === undefined)
		return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
	return jpeg(pictures.get(seed) ?? square(seed));
}

const jpeg = (body: string): SimulatorAnswer => ({
	status: 200,
	headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=31536000' },
	body,
	binary: true,
});

/** A disc on a ground of another colour, in the size that the id of the picture says. */
function square(seed: string): string {
	const size = Number.parseInt(seed.slice(12, 16), 16) % 2048 || 64;
	const hue = Number.parseInt(seed.slice(16, 20), 16) % 360;
	const [ground, disc] = [colour(hue, 0.55, 0.4), colour((hue + 140) % 360, 0.65, 0.65)];
	return encodeJpeg(size, (x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.33 ? disc : ground));
}
