import type { SimulatorAnswer } from './types.mts';

/** A JSON answer, as Spotify's hosts give it. */
export const json = (
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): SimulatorAnswer => ({
	status,
	headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
	body: JSON.stringify(body),
});

/** A refusal in the shape of the Web API. */
export const apiError = (
	status: number,
	message: string,
	{ headers = {}, reason }: { headers?: Record<string, string>; reason?: string } = {},
): SimulatorAnswer =>
	json(
		status,
		{ error: { status, message, ...(reason === undefined ? {} : { reason }) } },
		headers,
	);

/** A refusal in the shape of the accounts service (RFC 6749, section 5.2). */
export const oauthError = (status: number, error: string, description: string): SimulatorAnswer =>
	json(status, { error, error_description: description });

/** What the gateway in front of Spotify answers when there is nobody behind it. */
export const htmlError = (status: number): SimulatorAnswer => ({
	status,
	headers: { 'content-type': 'text/html; charset=UTF-8' },
	body: `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Error ${status}</h1><p>Please try again later.</p></body></html>`,
});

export const noSuchService = (): SimulatorAnswer => apiError(404, 'Service not found');
export const notAllowed = (): SimulatorAnswer => apiError(405, 'Method not allowed');
export const notFound = (): SimulatorAnswer => apiError(404, 'Resource not found');
