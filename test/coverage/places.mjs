import ts from 'typescript';

/**
 * Gives, for a line and a column of `source`, the function they are in by its name: `levied`, or `Book.apply` of a class. What is inside that
 * function, other functions as well, counts as it; what is in none is `(module)`.
 */
export const placesIn = (source) => {
  const tree = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  return (line, column) => {
    const starts = tree.getLineStarts();
    const at = Math.min((starts[line - 1] ?? 0) + column, source.length - 1);
    const names = [];
    const visit = (node) => {
      if (at < node.getStart(tree) || at >= node.getEnd()) return;
      const isFunction = ts.isFunctionLike(node) || isFunctionValue(node);
      if (ts.isClassDeclaration(node) || isFunction) names.push(nameOf(node, tree));
      if (!isFunction) ts.forEachChild(node, visit);
    };
    visit(tree);
    return names.join('.') || '(module)';
  };
};

const isFunctionValue = (node) =>
  (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
  node.initializer !== undefined &&
  (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));

const nameOf = (node, tree) => (ts.isConstructorDeclaration(node) ? 'constructor' : (node.name?.getText(tree) ?? '(anonymous)'));
