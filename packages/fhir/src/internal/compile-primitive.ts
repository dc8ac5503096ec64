import { identifierFormats, isNhsNumberWithStrayDigit } from './identifiers.js';
import { report } from './issues.js';
import { grammars } from './primitives.js';
import type { IdentifierFormat, Mode, Node, PrimitiveName, Rule, Walk } from './table.js';

/** Most values that a message lists; above it the message gives their number. */
const listedValues = 14;

function formatNode(format: IdentifierFormat, mode: Mode): Node {
  const { test, message } = identifierFormats[format];
  const directory = format === 'odsCode' || format === 'sdsUserId';
  return (value, walk) => {
    if (typeof value !== 'string') return report(walk, 'type', 'must be text', { value });
    if (test(value)) return;
    const known = format === 'nhsNumber' && isNhsNumberWithStrayDigit(value);
    const severity = mode === 'response' && (directory || known) ? 'warning' : 'error';
    report(walk, 'identifier', message, { value, severity });
  };
}

function valuesNode(values: readonly string[], coded: boolean): Node {
  const allowed = new Set<unknown>(values);
  const [only] = values;
  const fail = (value: unknown, walk: Walk): void => {
    const rule = typeof value !== 'string' ? 'type' : coded ? 'code' : 'fixed-value';
    const list =
      values.length > listedValues ? `one of ${values.length} values` : `one of ${values.join(', ')}`;
    report(walk, rule, `must be ${values.length === 1 ? only : list}`, { value });
  };
  if (values.length === 1) {
    return (value, walk) => {
      if (value !== only) fail(value, walk);
    };
  }
  return (value, walk) => {
    if (!allowed.has(value)) fail(value, walk);
  };
}

function grammarNode(type: PrimitiveName): Node {
  const grammar = grammars[type];
  const fail = (value: unknown, walk: Walk): void =>
    report(walk, typeof value === grammar.kind ? 'format' : 'type', grammar.message, { value });
  if (grammar.kind === 'string') {
    return (value, walk) => {
      if (typeof value !== 'string' || !grammar.test(value)) fail(value, walk);
    };
  }
  if (grammar.kind === 'number') {
    return (value, walk) => {
      if (typeof value !== 'number' || !grammar.test(value)) fail(value, walk);
    };
  }
  return (value, walk) => {
    if (typeof value !== 'boolean') fail(value, walk);
  };
}

/** The check of one primitive value. */
export function primitiveNode(type: PrimitiveName, rule: Rule | undefined, mode: Mode): Node {
  if (rule?.values) return valuesNode(rule.values, rule.coded ?? false);
  if (rule?.format) return formatNode(rule.format, mode);
  const node = grammarNode(type);
  const longest = rule?.maxLength;
  if (longest === undefined) return node;
  return (value, walk, parent) => {
    node(value, walk, parent);
    if (typeof value === 'string' && value.length > longest) {
      report(walk, 'too-long', `must have at most ${longest} characters`);
    }
  };
}
