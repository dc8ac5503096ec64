import type { OperationDefinition } from '@ers-kit/operations';
import type { ApimHeaderOptions } from '../header-options.js';
import { ifMatchOf, versionExpectation } from '../weak-etag.js';
import type { Fields, HeaderCollector } from './header-collector.js';
import {
  accessTokenProblem,
  correlationIdProblem,
  fileNameProblem,
  fileTypeOf,
  fileTypeProblem,
  odsCodeProblem,
  ubrnProblem,
  type ValueCheck,
} from './header-values.js';

/** Every option, and for those of some operations alone the check of its value. */
const optionNames: Record<keyof ApimHeaderOptions, true> = {
  accessToken: true,
  correlationId: true,
  createCorrelationId: true,
  version: true,
  fileName: true,
  referralId: true,
  contentType: true,
  commissioningRuleOrganisation: true,
};

const specialChecks = {
  commissioningRuleOrganisation: odsCodeProblem,
  fileName: fileNameProblem,
  referralId: ubrnProblem,
} as const satisfies Record<string, ValueCheck>;

/** Adds the bearer token, where there is one. */
export function addAuthorization(collector: HeaderCollector, options: Fields): void {
  const token = options.get('accessToken');
  if (token === undefined) return;
  const problem = accessTokenProblem(token);
  if (problem === undefined) collector.set('authorization', `Bearer ${String(token)}`);
  else collector.report('options.accessToken', problem);
}

/** Adds the headers that some operations take, and none other. */
export function addSpecialHeaders(
  collector: HeaderCollector,
  operation: OperationDefinition,
  options: Fields,
): void {
  for (const [name, check] of Object.entries(specialChecks) as [keyof typeof specialChecks, ValueCheck][]) {
    const value = options.get(name);
    const need = operation.specialHeaders[name];
    if (need === undefined) {
      if (value !== undefined) collector.report(`options.${name}`, `is not taken by ${operation.id}`);
    } else if (value !== undefined) {
      collector.add(name, `options.${name}`, value, check);
    } else if (need === 'required') {
      collector.report(`options.${name}`, `is missing: ${operation.id} needs it`);
    }
  }
}

/** Adds `If-Match` where the operation demands it, and nowhere else. */
export function addIfMatch(
  collector: HeaderCollector,
  operation: OperationDefinition,
  options: Fields,
): void {
  const version = options.get('version');
  if (operation.ifMatch === false) {
    if (version !== undefined) {
      collector.report('options.version', `is not taken by ${operation.id}, which sends no If-Match`);
    }
    return;
  }
  const { versionOf, readWith } = operation.ifMatch;
  const value = ifMatchOf(version);
  if (value !== undefined) collector.set('ifMatch', value);
  else if (version !== undefined) collector.report('options.version', versionExpectation);
  else {
    collector.report(
      'options.version',
      `is missing: ${operation.id} needs the version of the ${versionOf}, which ${readWith} reads`,
    );
  }
}

function addFileType(collector: HeaderCollector, options: Fields): void {
  const given = options.get('contentType');
  const fileName = options.get('fileName');
  const expected = typeof fileName === 'string' ? fileTypeOf(fileName) : undefined;
  if (given === undefined) {
    if (expected !== undefined) collector.set('contentType', expected);
    return;
  }
  const isFileType = collector.add('contentType', 'options.contentType', given, fileTypeProblem);
  if (isFileType && expected !== undefined && given !== expected) {
    collector.report(
      'options.contentType',
      `does not go with the file name, whose extension means ${expected}`,
    );
  }
}

/** Adds the media types of body and answer. */
export function addMediaTypes(
  collector: HeaderCollector,
  operation: OperationDefinition,
  options: Fields,
): void {
  collector.set('accept', operation.accept);
  if (operation.specialHeaders.fileName !== undefined) {
    addFileType(collector, options);
    return;
  }
  const [contentType] = operation.request === false ? [] : operation.request.contentTypes;
  if (contentType !== undefined) collector.set('contentType', contentType);
  if (options.get('contentType') !== undefined) {
    collector.report(
      'options.contentType',
      `is not taken by ${operation.id}: only an upload (A020) has a choice`,
    );
  }
}

/** Adds the correlation id: the one given, or a new one. */
export function addCorrelationId(collector: HeaderCollector, options: Fields): void {
  const given = options.get('correlationId');
  const create = options.get('createCorrelationId') ?? (() => crypto.randomUUID());
  if (typeof create !== 'function') collector.report('options.createCorrelationId', 'must be a function');
  else if (given !== undefined)
    collector.add('correlationId', 'options.correlationId', given, correlationIdProblem);
  else {
    const made: unknown = create();
    collector.add('correlationId', 'options.createCorrelationId', made, (value) => {
      const problem = correlationIdProblem(value);
      return problem && `made an id that cannot be sent: it ${problem}`;
    });
  }
}

/** Notes options that no operation has: mostly slips of spelling, whose header would be missing in silence. */
export function checkOptionNames(collector: HeaderCollector, options: Fields): void {
  for (const name of options.names()) {
    if (Object.hasOwn(optionNames, name)) continue;
    const field = /^[A-Za-z]{1,40}$/.test(name) ? `options.${name}` : 'options';
    collector.report(field, `has no meaning here. The options are: ${Object.keys(optionNames).join(', ')}`);
  }
}
