import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { ImportSite } from './arrows.ts';

/**
 * Every module that a file names: imports, type imports, re-exports, `import('...')`, `require('...')` and the modules
 * that a declaration file describes. `computedImports` lists the ones computed at run time.
 */
export function readImports(file: string, text: string = readFileSync(file, 'utf8')): ImportSite[] {
  const { importedFiles, ambientExternalModules = [] } = ts.preProcessFile(text, true, true);
  const specifiers = [...importedFiles.map((imported) => imported.fileName), ...ambientExternalModules];
  return specifiers.map((specifier) => ({ file, specifier }));
}

/** Source text of every `import(...)` whose module is not a plain string. */
export function computedImports(file: string, text: string = readFileSync(file, 'utf8')): string[] {
  // Most files have none, and parsing one is slow.
  if (!/\bimport\s*\(/.test(text)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier === undefined || !ts.isStringLiteralLike(specifier)) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** The modules that are loaded together with a file: neither type imports nor `import('...')`. */
export function staticImports(file: string, text: string = readFileSync(file, 'utf8')): string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const typesOnly = ts.isExportDeclaration(statement) ? statement.isTypeOnly : statement.importClause?.isTypeOnly;
    const { moduleSpecifier } = statement;
    return typesOnly !== true && moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });
}
