import ts from 'typescript';
import { blocksOf, type Block } from './readme-blocks.js';

/** A doc comment, taken apart into the text before the first block tag, and the block tags in order. */
export interface DocComment {
  readonly summary: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** Something that an entry point of a package exports, declared in the project. */
export interface Export {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly node: ts.Declaration;
  readonly comment: DocComment | undefined;
}

/** Takes the text of a doc comment apart. What stands in a code fence begins no tag. */
export function parseDocComment(raw: string): DocComment {
  const lines = raw
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));
  const parts: { name: string; lines: string[] }[] = [{ name: '', lines: [] }];
  let fenced = false;
  for (const line of lines) {
    const tag = fenced ? undefined : /^\s*@([a-z]\w*)(?:\s+|$)(.*)$/i.exec(line);
    if (line.trimStart().startsWith('```')) fenced = !fenced;
    if (tag) parts.push({ name: tag[1]!, lines: [tag[2]!] });
    else parts.at(-1)!.lines.push(line);
  }
  const [summary, ...tags] = parts.map(({ name, lines: text }) => ({ name, text: text.join('\n').trim() }));
  return { summary: summary!.text, tags };
}

/** The statement that holds the comment of a variable; any other declaration holds its own. */
const holderOf = (node: ts.Declaration): ts.Node =>
  ts.isVariableDeclaration(node) ? node.parent.parent : node;

function commentOf(node: ts.Declaration): DocComment | undefined {
  const [raw] = ts
    .getJSDocCommentsAndTags(holderOf(node))
    .filter(ts.isJSDoc)
    .map((comment) => comment.getText())
    .slice(-1);
  return raw === undefined ? undefined : parseDocComment(raw);
}

/**
 * What a module exports, each as declared. Left out is what is declared outside `folder` (a re-exported type of
 * `@types/fhir` or of another package is documented where it comes from); `@ers-kit/internal` is not published,
 * so what a package re-exports of it is the package's own.
 */
export function exportsOf(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  isOwn: (file: string) => boolean,
): Export[] {
  const module = checker.getSymbolAtLocation(file);
  return (module ? checker.getExportsOfModule(module) : []).flatMap((exported) => {
    const symbol =
      (exported.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(exported) : exported;
    const documented = (symbol.declarations ?? []).filter((node) => isOwn(node.getSourceFile().fileName));
    const node = documented.find((declaration) => commentOf(declaration)) ?? documented[0];
    return node ? [{ name: exported.name, symbol, node, comment: commentOf(node) }] : [];
  });
}

/** The error codes among exports: the members of each exported union of `ERR_…` texts. */
export function errorCodesOf(checker: ts.TypeChecker, exports: readonly Export[]): string[] {
  return exports
    .filter(({ node }) => ts.isTypeAliasDeclaration(node))
    .flatMap(({ symbol }) => {
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      return type.isUnion() ? type.types : [type];
    })
    .flatMap((type) => (type.isStringLiteral() && type.value.startsWith('ERR_') ? [type.value] : []));
}

/** The TypeScript blocks below the `@example` tags of a comment. */
export function examplesOf(comment: DocComment | undefined): Block[] {
  return (comment?.tags ?? []).filter(({ name }) => name === 'example').flatMap(({ text }) => blocksOf(text));
}

/** Whether a type says by its name what it is: a type of the project, which has a comment of its own. */
function isNamed(checker: ts.TypeChecker, node: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(node)) return node.types.every((part) => isNamed(checker, part));
  if (node.kind === ts.SyntaxKind.UndefinedKeyword) return true;
  if (!ts.isTypeReferenceNode(node)) return false;
  const [declaration] = checker.getSymbolAtLocation(node.typeName)?.declarations ?? [];
  if (declaration === undefined) return false;
  if (!/\/typescript\/lib\/lib\./.test(declaration.getSourceFile().fileName)) return true;
  const isWrapper = ['Promise', 'AsyncGenerator', 'AsyncIterable'].includes(node.typeName.getText());
  return isWrapper && node.typeArguments?.[0] !== undefined && isNamed(checker, node.typeArguments[0]);
}

const returnsNothing = (node: ts.TypeNode): boolean =>
  /^(void|never|undefined|Promise<(void|undefined)>)$/.test(node.getText()) || ts.isTypePredicateNode(node);

/** Summaries that say what comes back: "The version of …", "Whether …". */
const namesResult = /^(An?|The|All|Each|Every|How|Whether|What|Which|Where|When)\b/;

/** The function that a call goes to, where it is a function or constant of the project's sources. */
function calledFunction(checker: ts.TypeChecker, { expression }: ts.CallExpression): ts.Node | undefined {
  const symbol = checker.getSymbolAtLocation(expression);
  const target =
    symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  if (!declaration || declaration.getSourceFile().isDeclarationFile) return undefined;
  const called = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  return called && ts.isFunctionLike(called) ? called : undefined;
}

/** Whether a function is one that is handed to the call around it, and so runs with it. */
const isCallback = (node: ts.Node): boolean => ts.isCallExpression(node.parent);

/**
 * Whether a `throw` is in a function, or in one that it calls by name, and outside of a `try` with a `catch`. What
 * is thrown by methods, by functions that are handed in, and by what a factory makes, is not seen.
 */
function canThrow(checker: ts.TypeChecker, start: ts.Node): boolean {
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): boolean => {
    if (ts.isThrowStatement(node)) return true;
    if (ts.isFunctionLike(node) && !isCallback(node)) return false;
    if (ts.isTryStatement(node) && node.catchClause) {
      return visit(node.catchClause) || (node.finallyBlock !== undefined && visit(node.finallyBlock));
    }
    const called = ts.isCallExpression(node) ? calledFunction(checker, node) : undefined;
    if (called && !seen.has(called)) {
      seen.add(called);
      if (ts.forEachChild(called, visit)) return true;
    }
    return ts.forEachChild(node, visit) === true;
  };
  return ts.forEachChild(start, visit) === true;
}

function functionComplaints(
  checker: ts.TypeChecker,
  node: ts.FunctionDeclaration,
  comment: DocComment,
): string[] {
  const explained = new Set(
    comment.tags.filter(({ name }) => name === 'param').map(({ text }) => /^[\w$]+(?= - \S)/.exec(text)?.[0]),
  );
  const names = new Set(node.parameters.map(({ name }) => name.getText()));
  // A destructured parameter has no name, so that the comment gives it one.
  const isExplained = (name: ts.BindingName): boolean =>
    ts.isIdentifier(name)
      ? explained.has(name.text)
      : [...explained].some((given) => given !== undefined && !names.has(given));
  const isGuard = node.type !== undefined && ts.isTypePredicateNode(node.type);
  const dark = node.parameters
    .filter(({ name, type }) => !isExplained(name) && !isGuard && !(type && isNamed(checker, type)))
    .map(({ name }) => `does not explain its parameter ${name.getText().replaceAll(/\s+/g, ' ')}`);
  const result = node.type;
  const isClear =
    result === undefined ||
    returnsNothing(result) ||
    isNamed(checker, result) ||
    namesResult.test(comment.summary) ||
    comment.tags.some(({ name }) => name === 'returns');
  const isSilent = canThrow(checker, node) && !comment.tags.some(({ name }) => name === 'throws');
  return [
    ...dark,
    ...(isClear ? [] : ['does not explain what it returns']),
    ...(isSilent ? ['can throw, and has no @throws'] : []),
  ];
}

/**
 * What is missing or wrong in the documentation of an export. The rules:
 * - a summary, and an `@example` with a `ts` block that uses the export by its name;
 * - a function explains each parameter by `@param name - text`, and its result by `@returns` or by a summary that
 *   names the result, unless a named type of the project, or a type guard, says it;
 * - each `@throws` names a code or links to the union of them, a function that reaches a `throw` has one, and every code named in the comment
 *   is one of `codes`;
 * - each link, those of members included, leads to one of `names`.
 */
export function documentationComplaints(
  checker: ts.TypeChecker,
  { name, node, comment }: Export,
  codes: ReadonlySet<string>,
  names: ReadonlySet<string>,
): string[] {
  if (!comment || comment.summary === '') return ['has no summary'];
  const examples = examplesOf(comment);
  const text = [comment.summary, ...comment.tags.map((tag) => tag.text)].join('\n');
  const named = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  return [
    ...(examples.length === 0 ? ['has no @example with a ts block'] : []),
    ...(examples.length > 0 && !examples.some(({ code }) => named.test(code))
      ? ['has an @example that does not use it']
      : []),
    ...comment.tags
      .filter((tag) => tag.name === 'throws' && !/\bERR_[A-Z]|\{@link \w+ErrorCode\}/.test(tag.text))
      .map(() => 'has a @throws without a code'),
    ...[...new Set(text.match(/\bERR_[A-Z0-9_]*[A-Z0-9]\b/g))]
      .filter((code) => !codes.has(code))
      .map((code) => `names ${code}, which is no code of the package`),
    ...[
      ...holderOf(node)
        .getFullText()
        .matchAll(/\{@link (\w+)/g),
    ]
      .filter(([, target]) => !names.has(target!))
      .map(([, target]) => `links to ${target}, which its package does not export`),
    ...(ts.isFunctionDeclaration(node) ? functionComplaints(checker, node, comment) : []),
  ];
}
