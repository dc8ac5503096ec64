import { isSdsUserId, isUbrn } from '../identifiers.js';
import { maximumInteger, type ParameterRule } from '../parameter-rules.js';

/** FHIR's `id`, less `.` and `..`, which a URL would not survive. */
const isId = (text: string): boolean => /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/.test(text);

const isInteger = (text: string, minimum: number, maximum: number): boolean =>
  /^[0-9]{1,10}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;

const isVersion = (text: string): boolean => isInteger(text, 0, maximumInteger);

/** How a value is checked. */
interface Check {
  readonly isMet: (text: string) => boolean;
  /** What the rule asks for, as the end of a sentence. */
  readonly expectation: string;
}

type Checks = {
  readonly [Kind in ParameterRule['kind']]: (rule: Extract<ParameterRule, { kind: Kind }>) => Check;
};

const checks: Checks = {
  ubrn: () => ({ isMet: isUbrn, expectation: 'must be a UBRN: 12 digits' }),
  sdsUserId: () => ({ isMet: isSdsUserId, expectation: 'must be an SDS user id: 12 digits' }),
  version: () => ({ isMet: isVersion, expectation: 'must be a version: digits alone' }),
  integer: ({ minimum, maximum }) => ({
    isMet: (text) => isInteger(text, minimum, maximum),
    expectation: `must be a whole number from ${minimum} to ${maximum}`,
  }),
  id: () => ({
    isMet: isId,
    expectation: 'must be an id: 1 to 64 letters, digits, hyphens and dots',
  }),
  idList: ({ maximum }) => ({
    isMet: (text) => text.split(',').length <= maximum && text.split(',').every((id) => isId(id)),
    expectation: `must be 1 to ${maximum} ids with commas between them, without blanks`,
  }),
  code: ({ values }) => ({
    isMet: (text) => values.includes(text),
    expectation: `must be ${values.length > 1 ? 'one of: ' : ''}${values.join(', ')}`,
  }),
  versionedReference: ({ resourceType }) => ({
    isMet: (text) => {
      const [type, ubrn, history, version = '', ...rest] = text.split('/');
      const isReference = type === resourceType && isUbrn(ubrn) && history === '_history';
      return isReference && isVersion(version) && rest.length === 0;
    },
    expectation: `must be ${resourceType}/{ubrn}/_history/{version}`,
  }),
  ubrnToken: ({ system }) => ({
    isMet: (text) => isUbrn(text.startsWith(`${system}|`) ? text.slice(system.length + 1) : text),
    expectation: `must be a UBRN of 12 digits, alone or as ${system}|{ubrn}`,
  }),
  include: () => ({
    isMet: (text) => /^[A-Za-z]{1,64}:[A-Za-z-]{1,64}(:[A-Za-z]{1,64})?$/.test(text),
    expectation: 'must be an include: Resource:parameter or Resource:parameter:Target',
  }),
};

/** How a value of that rule is checked. */
export function checkOf(rule: ParameterRule): Check {
  // TypeScript does not see that the rule and the check of its kind belong together.
  return (checks[rule.kind] as (rule: ParameterRule) => Check)(rule);
}

/**
 * The text of a value, or `undefined`. Only versions and counts may be numbers: a UBRN may begin with zeros.
 */
export function textOf(rule: ParameterRule, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const mayBeNumber = rule.kind === 'version' || rule.kind === 'integer';
  return mayBeNumber && Number.isSafeInteger(value) ? String(value) : undefined;
}
