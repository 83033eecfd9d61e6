import ts from 'typescript';

/** Whether an expression is a parameter of a function around it that takes the rest of its arguments. */
function isRestParameter(expression: ts.Expression): boolean {
	if (!ts.isIdentifier(expression)) return false;
	for (let node: ts.Node = expression; node.parent; node = node.parent) {
		if (!ts.isFunctionLike(node)) continue;
		const isRest = ({ name, dotDotDotToken }: ts.ParameterDeclaration) =>
			dotDotDotToken !== undefined && name.getText() === expression.text;
		if (node.parameters.some(isRest)) return true;
	}
	return false;
}

/** Whether a call hands over no more arguments than somebody has written down. */
const isFew = (expression: ts.Expression): boolean =>
	ts.isArrayLiteralExpression(expression) || isRestParameter(expression);

/**
 * Where a file spreads something into the arguments of a call: each entry of it needs room on the
 * stack, which ends somewhere above 120,000 of them. Array literals may, and parameters that stand
 * for the rest of the arguments, which somebody else has written down.
 */
export function spreadsInCalls(file: string, text: string): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
			for (const argument of node.arguments ?? []) {
				if (!ts.isSpreadElement(argument) || isFew(argument.expression)) continue;
				found.push(`${file}: ${argument.expression.getText()}`);
			}
			const isApply =
				ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'apply';
			if (isApply && node.arguments?.length === 2) found.push(`${file}: ${node.getText()}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}
