import { buildApimHeaders } from '@ers-kit/apim-headers';
import type { ClientContext } from '../options.js';
import {
  operations,
  operationUrl,
  type FhirBaseUrls,
  type OperationDefinition,
  type OperationId,
} from '@ers-kit/operations';
import { ErsValidationError, type InputProblem } from '../errors.js';
import { nameOperation } from './failure-error.js';
import { problemsOf } from './input-problem.js';
import { encodeBody } from './request-body.js';
import { isWrite } from './writes.js';

/** The input of any operation, as it arrives at run time. */
export type LooseInput = Readonly<Record<string, unknown>> & {
  readonly body?: unknown;
  readonly context?: ClientContext | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly correlationId?: string | undefined;
};

/** A call that was found to be in order, ready to be sent as often as need be. */
export interface PreparedCall {
  readonly operation: OperationId;
  readonly method: string;
  readonly url: string;
  readonly body: BodyInit | undefined;
  readonly context: ClientContext;
  readonly correlationId: string;
  readonly signal: AbortSignal | undefined;
  /** The headers of one attempt. A token that cannot be a header is refused here. */
  headers(accessToken: string | undefined): Record<string, string>;
}

/** Inputs that go into headers; the rest, but for the ones below, are parameters of the URL. */
const headerInputs = [
  'version',
  'fileName',
  'referralId',
  'commissioningRuleOrganisation',
  'contentType',
] as const;
const callInputs: ReadonlySet<string> = new Set(['body', 'context', 'signal', 'correlationId']);

/**
 * Checks the whole input of a call, and makes of it what is sent.
 *
 * @throws {ErsValidationError} `ERR_ERS_INPUT` with every problem found, before anything is sent.
 */
export function prepareCall(
  environment: FhirBaseUrls,
  operation: OperationId,
  input: LooseInput,
  defaultContext: ClientContext,
): PreparedCall {
  const definition: OperationDefinition = operations[operation];
  const correlationId = input.correlationId ?? crypto.randomUUID();
  const context = input.context ?? defaultContext;
  const { parameters, headerOptions } = splitInput(definition, input);
  const headers = (accessToken: string | undefined): Record<string, string> =>
    buildApimHeaders(operation, context, {
      ...headerOptions,
      correlationId,
      ...(accessToken === undefined ? {} : { accessToken }),
    });
  const problems: InputProblem[] = [];
  const url = attempt(problems, () => operationUrl(environment, operation, parameters));
  attempt(problems, () => headers(undefined));
  const body = attempt(problems, () => encodeBody(definition, input.body));
  if (url === undefined || problems.length > 0) throw refuse(operation, correlationId, problems);
  const { method } = definition;
  return { operation, method, url, body, context, correlationId, signal: input.signal, headers };
}

function splitInput(
  definition: OperationDefinition,
  input: LooseInput,
): { parameters: Record<string, unknown>; headerOptions: Record<string, unknown> } {
  const parameters: Record<string, unknown> = {};
  const headerOptions: Record<string, unknown> = {};
  const inPath = (name: string): boolean => definition.path.includes(`{${name}}`);
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || callInputs.has(name)) continue;
    const forHeader = (headerInputs as readonly string[]).includes(name) && !inPath(name);
    (forHeader ? headerOptions : parameters)[name] = value;
  }
  return { parameters, headerOptions };
}

function attempt<Result>(problems: InputProblem[], check: () => Result): Result | undefined {
  try {
    return check();
  } catch (error) {
    problems.push(...problemsOf(error));
    return undefined;
  }
}

/** The error for input that cannot be sent. */
export function refuse(
  operation: OperationId,
  correlationId: string,
  problems: readonly InputProblem[],
): ErsValidationError {
  const hint = 'The developer: correct the input; nothing was sent.';
  const lines = problems.map(({ message }) => `- ${message}`);
  const message = [`${nameOperation(operation)} was not sent. ${hint}`, ...lines].join('\n');
  return new ErsValidationError('ERR_ERS_INPUT', message, {
    operation,
    // A wrong one is not repeated: it may be anything.
    correlationId: problems.some(({ field }) => field === 'correlationId') ? '' : correlationId,
    hint,
    problems,
    processed: isWrite(operation) ? 'no' : undefined,
  });
}
