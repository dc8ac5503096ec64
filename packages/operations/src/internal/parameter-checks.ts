import { isSdsUserId, isUbrn } from '../identifiers.js';
import { maximumInteger, type ParameterRule } from '../parameter-rules.js';

/** FHIR's `id`, less `.` and `..`, which a URL would not survive. */
const idPattern = /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/;
const digitsPattern = /^[0-9]{1,10}$/;
const includePattern = /^[A-Za-z]{1,64}:[A-Za-z-]{1,64}(:[A-Za-z]{1,64})?$/;

const isId = (text: string): boolean => idPattern.test(text);
const isInteger = (text: string, minimum: number, maximum: number): boolean =>
  digitsPattern.test(text) && Number(text) >= minimum && Number(text) <= maximum;

/** Whether `text` is what the rule asks for. */
export function meetsRule(rule: ParameterRule, text: string): boolean {
  switch (rule.kind) {
    case 'ubrn':
      return isUbrn(text);
    case 'sdsUserId':
      return isSdsUserId(text);
    case 'version':
      return isInteger(text, 0, maximumInteger);
    case 'integer':
      return isInteger(text, rule.minimum, rule.maximum);
    case 'id':
      return isId(text);
    case 'idList': {
      const ids = text.split(',');
      return ids.length <= rule.maximum && ids.every((id) => isId(id));
    }
    case 'code':
      return rule.values.includes(text);
    case 'versionedReference': {
      const [type, ubrn, history, version, ...rest] = text.split('/');
      return (
        type === rule.resourceType &&
        isUbrn(ubrn) &&
        history === '_history' &&
        isInteger(version ?? '', 0, maximumInteger) &&
        rest.length === 0
      );
    }
    case 'ubrnToken':
      return isUbrn(text.startsWith(`${rule.system}|`) ? text.slice(rule.system.length + 1) : text);
    case 'include':
      return includePattern.test(text);
  }
}

/** What the rule asks for, as the end of a sentence. */
export function expectation(rule: ParameterRule): string {
  switch (rule.kind) {
    case 'ubrn':
      return 'must be a UBRN: 12 digits';
    case 'sdsUserId':
      return 'must be an SDS user id: 12 digits';
    case 'version':
      return 'must be a version: digits alone';
    case 'integer':
      return `must be a whole number from ${rule.minimum} to ${rule.maximum}`;
    case 'id':
      return 'must be an id: 1 to 64 letters, digits, hyphens and dots';
    case 'idList':
      return `must be 1 to ${rule.maximum} ids with commas between them, without blanks`;
    case 'code':
      return `must be ${rule.values.length > 1 ? 'one of: ' : ''}${rule.values.join(', ')}`;
    case 'versionedReference':
      return `must be ${rule.resourceType}/{ubrn}/_history/{version}`;
    case 'ubrnToken':
      return `must be a UBRN of 12 digits, alone or as ${rule.system}|{ubrn}`;
    case 'include':
      return 'must be an include: Resource:parameter or Resource:parameter:Target';
  }
}

/** The text of a value that goes into a URL, or `undefined` where it is neither text nor a whole number. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}
