import { at, numberIn } from '../values/json';
import type { HttpResponse } from './types';

/**
 * Gives an answer the status of the error that its body tells of, whatever stands before it: so it is
 * waited out, renewed or tried again as any other. No good answer of Spotify's has an `error`.
 */
export function withToldStatus(answer: HttpResponse): HttpResponse {
	const told = numberIn(at(answer.body, 'error.status'));
	const isError = told !== null && told >= 400 && told < 600;
	return answer.status < 300 && isError ? { ...answer, status: told } : answer;
}
