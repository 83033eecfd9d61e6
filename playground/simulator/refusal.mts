import type { SimulatorAnswer } from './types.mts';

/** Thrown where an operation turns out to be refused; the answer is Spotify's. */
export class Refusal extends Error {
	readonly answer: SimulatorAnswer;

	constructor(answer: SimulatorAnswer) {
		super(`Refused with ${answer.status}`);
		this.answer = answer;
	}
}
