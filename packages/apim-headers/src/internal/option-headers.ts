import { isRecord, ownProperty } from '@ers-kit/internal';
import type { OperationDefinition, SpecialHeader } from '@ers-kit/operations';
import type { ApimHeaderOptions } from '../header-options.js';
import { ifMatchOf, versionExpectation } from '../weak-etag.js';
import type { HeaderCollector } from './header-collector.js';
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

/** Every option there is. */
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
} as const satisfies Record<SpecialHeader, ValueCheck>;

/** Adds the bearer token, where there is one. */
export function addAuthorization(collector: HeaderCollector, options: unknown): void {
  const token = ownProperty(options, 'accessToken');
  if (token !== undefined) {
    collector.add('authorization', 'options.accessToken', token, accessTokenProblem, 'Bearer ');
  }
}

/** Adds the headers that some operations take, and none other. */
export function addSpecialHeaders(
  collector: HeaderCollector,
  operation: OperationDefinition,
  options: unknown,
): void {
  for (const [name, check] of Object.entries(specialChecks) as [keyof typeof specialChecks, ValueCheck][]) {
    const value = ownProperty(options, name);
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
  options: unknown,
): void {
  const version = ownProperty(options, 'version');
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

function addFileType(collector: HeaderCollector, options: unknown): void {
  const given = ownProperty(options, 'contentType');
  const fileName = ownProperty(options, 'fileName');
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
  options: unknown,
): void {
  collector.set('accept', operation.accept);
  if (operation.specialHeaders.fileName !== undefined) {
    addFileType(collector, options);
    return;
  }
  const [contentType] = operation.request === false ? [] : operation.request.contentTypes;
  if (contentType !== undefined) collector.set('contentType', contentType);
  if (ownProperty(options, 'contentType') !== undefined) {
    collector.report(
      'options.contentType',
      `is not taken by ${operation.id}: only an upload (A020) has a choice`,
    );
  }
}

/** Adds the correlation id: the one given, or a new one. */
export function addCorrelationId(collector: HeaderCollector, options: unknown): void {
  const given = ownProperty(options, 'correlationId');
  const create = ownProperty(options, 'createCorrelationId') ?? (() => crypto.randomUUID());
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

/**
 * Notes options that no operation has: mostly slips of spelling, whose header would be missing in silence.
 */
export function checkOptions(collector: HeaderCollector, options: unknown): void {
  if (options === undefined) return;
  if (!isRecord(options)) {
    collector.report('options', 'must be an object');
    return;
  }
  const allowed = Object.keys(optionNames).join(', ');
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || Object.hasOwn(optionNames, name)) continue;
    const field = /^[A-Za-z]{1,40}$/.test(name) ? `options.${name}` : 'options';
    collector.report(field, `has no meaning here. The options are: ${allowed}`);
  }
}
