import { createDice, hashText } from '../catalogue/hash.mts';
import type { Call } from './call.mts';

/** An answer with how far the user is in each episode and chapter, where the app may know that. */
export const addResumePoints = ({ user, scopes }: Call, answer: unknown): unknown =>
	user && scopes.has('user-read-playback-position') ? withPoints(answer) : answer;

function withPoints(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(withPoints);
	const inner = Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, withPoints(part)]),
	);
	// What is dressed up as a track has no description.
	const isSpoken = inner.type === 'episode' || inner.type === 'chapter';
	const isEpisode = isSpoken && 'description' in inner;
	return isEpisode ? { ...inner, resume_point: resumePoint(inner) } : inner;
}

function resumePoint({ id, duration_ms }: Record<string, unknown>) {
	const dice = createDice(hashText(String(id), 24));
	const fullyPlayed = dice.chance(20);
	const begun = !fullyPlayed && dice.chance(30);
	const resume_position_ms = begun ? dice.integer(1, Number(duration_ms)) : 0;
	return { fully_played: fullyPlayed, resume_position_ms };
}
