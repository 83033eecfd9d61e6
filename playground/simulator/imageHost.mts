import { notAllowed } from './errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from './types.mts';

/** A square in two colours of the picture's own, so that covers can be told apart. */
export function answerImageRequest({ method, path }: SimulatorRequest): SimulatorAnswer {
	if (method !== 'GET') return notAllowed();
	const seed = /^\/image\/([0-9a-f]{40})$/.exec(path)?.[1];
	if (seed === undefined)
		return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
	const size = Number.parseInt(seed.slice(12, 16), 16);
	const hue = Number.parseInt(seed.slice(16, 20), 16) % 360;
	return {
		status: 200,
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000' },
		body:
			`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 4 4">` +
			`<rect width="4" height="4" fill="hsl(${hue} 55% 40%)"/>` +
			`<circle cx="2" cy="2" r="1.3" fill="hsl(${(hue + 140) % 360} 65% 65%)"/></svg>`,
	};
}
