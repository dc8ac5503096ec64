import { identifierFormats, isNhsNumberWithStrayDigit } from './identifiers.js';
import { report, reportType, type CommonRule } from './issues.js';
import { grammars, jsonType } from './primitives.js';
import type { Mode, Node, PrimitiveName, Rule } from './table.js';

/** Whether the value is right, what to say where it is not, and the rule's name. */
type Check = readonly [test: (value: never) => boolean, message: string, rule: CommonRule];

const checkOf = (type: PrimitiveName, rule: Rule | undefined): Check => {
  const { values, coded, format } = rule ?? {};
  if (format) return [...identifierFormats[format], 'identifier'];
  if (!values) {
    const [test, message = `must be a valid ${type}`] = grammars[type];
    return [test, message, 'format'];
  }
  const allowed = new Set<unknown>(values);
  return [
    (value) => allowed.has(value),
    `must be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`,
    coded ? 'code' : 'fixed-value',
  ];
};

/** What a response may hold although it is wrong: see the README. */
const isTolerated = (type: PrimitiveName, { values, format }: Rule, value: string): boolean => {
  // e-RS gives out descriptions that are empty.
  if (value === '') return !values && !format && (type === 'string' || type === 'markdown');
  if (format === 'nhsNumber') return isNhsNumberWithStrayDigit(value);
  return format === 'odsCode' || format === 'sdsUserId';
};

/** The check of one primitive value. */
export const primitiveNode = (type: PrimitiveName, rule: Rule | undefined, mode: Mode): Node => {
  const kind = jsonType(type);
  const [test, message, broken] = checkOf(type, rule);
  const longest = rule?.maxLength ?? Infinity;
  return (value, walk) => {
    if (typeof value !== kind) return reportType(walk, value, message);
    if (!test(value as never)) {
      const tolerated = mode === 'response' && isTolerated(type, rule ?? {}, value as string);
      report(walk, broken, message, { value, severity: tolerated ? 'warning' : 'error' });
    } else if ((value as string).length > longest) {
      report(walk, 'too-long', `must have at most ${longest} characters`);
    }
  };
};
