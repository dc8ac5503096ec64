import { isRecord } from '@ers-kit/internal';
import { buildApimHeaders } from '@ers-kit/apim-headers';
import type { ClientContext } from '../options.js';
import {
  isOperationId,
  operations,
  operationUrl,
  type FhirBaseUrls,
  type OperationDefinition,
  type OperationId,
} from '@ers-kit/operations';
import type { InputProblem } from '../error-details.js';
import { ErsValidationError } from '../errors.js';
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
  /** All but the one with the access token, which each attempt asks for. */
  readonly headers: Readonly<Record<string, string>>;
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
 * @throws {@link ErsValidationError} `ERR_ERS_INPUT` with every problem found, before anything is sent.
 */
export function prepareCall(
  environment: FhirBaseUrls,
  operation: OperationId,
  given: unknown,
  defaultContext: ClientContext,
): PreparedCall {
  const input = inputOf(operation, given);
  const definition: OperationDefinition = operations[operation];
  const correlationId = input.correlationId ?? crypto.randomUUID();
  const context = input.context ?? defaultContext;
  const { parameters, headerOptions } = splitInput(definition, input);
  const problems: InputProblem[] = [];
  const url = attempt(problems, () => operationUrl(environment, operation, parameters));
  const headers = attempt(problems, () =>
    buildApimHeaders(operation, context, { ...headerOptions, correlationId }),
  );
  if (input.signal !== undefined && !(input.signal instanceof AbortSignal)) {
    problems.push({ field: 'signal', message: 'signal must be an AbortSignal.' });
  }
  const body = attempt(problems, () => encodeBody(definition, input.body));
  if (!url || !headers || problems.length > 0) throw refuse(operation, correlationId, problems);
  const { method } = definition;
  return { operation, method, url, body, context, correlationId, signal: input.signal, headers };
}

/** The input as an object; nothing at all is an empty one. */
function inputOf(operation: unknown, given: unknown): LooseInput {
  if (!isOperationId(operation)) {
    const message = 'There is no such e-RS operation. Use an id of the catalogue, such as A005.';
    throw refuse(undefined, '', [{ field: 'operation', message }]);
  }
  if (given === undefined || given === null) return {};
  if (isRecord(given)) return given;
  const message = 'input must be an object with parameters, version and body, as the operation takes them.';
  throw refuse(operation, '', [{ field: 'input', message }]);
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
  operation: OperationId | undefined,
  correlationId: string,
  problems: readonly InputProblem[],
): ErsValidationError {
  const hint = 'The developer: correct the input; nothing was sent.';
  const lines = problems.map(({ message }) => `- ${message}`);
  const message = [
    `${operation ? nameOperation(operation) : 'The call'} was not sent. ${hint}`,
    ...lines,
  ].join('\n');
  return new ErsValidationError('ERR_ERS_INPUT', message, {
    operation,
    // A wrong one is not repeated: it may be anything.
    correlationId: problems.some(({ field }) => field === 'correlationId') ? '' : correlationId,
    hint,
    problems,
    processed: operation && isWrite(operation) ? 'no' : undefined,
  });
}
