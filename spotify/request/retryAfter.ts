/**
 * Reads a `Retry-After` header: seconds, or an HTTP date
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
 * @returns seconds from `nowMs`, at least 0, or undefined where the header is absent or neither.
 */
export function retryAfterSeconds(
	headers: Record<string, string>,
	nowMs: number,
): number | undefined {
	const value = headers['retry-after']?.trim();
	if (!value) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
	const dateMs = Date.parse(value);
	return Number.isNaN(dateMs) ? undefined : Math.max(0, (dateMs - nowMs) / 1000);
}
