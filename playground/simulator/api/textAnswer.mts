/** A good answer that is a text and no JSON, with a status of its own: 200. */
export class TextAnswer {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}
