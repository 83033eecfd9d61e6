/** What a field names, in place of its ID. */
export class ByName {
	/** @param names one name, or several as an array; whatever an expression gives */
	constructor(readonly names: unknown) {}
}
