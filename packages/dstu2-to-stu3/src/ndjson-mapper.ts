import { Dstu2MappingError } from './errors.js';
import { LineSplitter } from './internal/line-splitter.js';
import { type Issue, toOperationOutcome } from './issue.js';
import { toStu3 } from './to-stu3.js';
import type { ToStu3Options } from './types.js';

/**
 * How to map a stream.
 *
 * @example
 * ```ts
 * import { createNdjsonMapper, type NdjsonMapperOptions } from '@ers-kit/dstu2-to-stu3';
 *
 * const options: NdjsonMapperOptions = {
 *   onIssues: (issues, line) => console.log(`line ${line}: ${issues.length}`),
 *   maximumLineLength: 1_000_000,
 * };
 * const mapper = createNdjsonMapper(options);
 * ```
 */
export interface NdjsonMapperOptions extends Omit<ToStu3Options, 'trace'> {
  /**
   * Called after each line that there is something to say about, with its number, from 1. Default: none, and a line that
   * cannot be mapped gives an OperationOutcome in its place, so that none disappears unsaid.
   */
  readonly onIssues?: (issues: Issue[], line: number) => void;
  /** Longest line, in UTF-16 units of text or in bytes. A longer one is reported and passed over. Default: 67,108,864. */
  readonly maximumLineLength?: number;
}

const defaultMaximum = 64 * 1024 * 1024;

/**
 * A stream that maps NDJSON, one resource a line: bytes in give bytes out, text gives text, in the order of the source. Lines
 * may end in LF or CRLF; a byte order mark and empty lines are passed over. A line that is no JSON, or no resource that
 * can be mapped, is an issue (`invalid-line`, `unsupported-type`), and the rest goes on.
 *
 * @throws {@link Dstu2MappingError} `ERR_INVALID_OPTION`, which breaks the stream at its first line: an option is not one of
 * those documented.
 * @example
 * ```ts
 * import { createNdjsonMapper } from '@ers-kit/dstu2-to-stu3';
 *
 * const lines = new Blob(['{"resourceType":"Patient","id":"a"}\n{"resourceType":"Patient","id":"b"}\n']);
 * let text = '';
 * for await (const chunk of lines.stream().pipeThrough(new TextDecoderStream()).pipeThrough(createNdjsonMapper())) {
 *   text += String(chunk);
 * }
 * console.log(text.trim().split('\n').length); // 2
 * ```
 */
export function createNdjsonMapper(
  options: NdjsonMapperOptions = {},
): TransformStream<Uint8Array | string, Uint8Array | string> {
  const { onIssues, maximumLineLength = defaultMaximum, ...mapping } = options;
  const splitter = new LineSplitter(maximumLineLength);
  const encoder = new TextEncoder();
  let isText = true;
  const map = (line: string | undefined, number: number): string => {
    const { text, issues } = mapLine(line, number, mapping);
    if (onIssues === undefined) return text ?? `${JSON.stringify(toOperationOutcome(issues()))}\n`;
    const found = issues();
    if (found.length > 0) onIssues(found, number);
    return text ?? '';
  };
  const send = (text: string, controller: TransformStreamDefaultController<Uint8Array | string>): void => {
    if (text !== '') controller.enqueue(isText ? text : encoder.encode(text));
  };
  return new TransformStream({
    transform(chunk, controller) {
      isText = typeof chunk === 'string';
      let text = '';
      splitter.push(chunk, (line, number) => {
        text += map(line, number);
        if (text.length < 65_536) return;
        send(text, controller);
        text = '';
      });
      send(text, controller);
    },
    flush(controller) {
      let text = '';
      splitter.end((line, number) => (text += map(line, number)));
      send(text, controller);
    },
  });
}

/** Maps one line; no `text` where it cannot be mapped. Issues are spelled out only when asked for. */
function mapLine(
  line: string | undefined,
  number: number,
  options: ToStu3Options,
): { text: string | undefined; issues: () => Issue[] } {
  if (line === undefined)
    return refuse('invalid-line', `Line ${number} is too long, or is no UTF-8. It was passed over.`);
  let resource: unknown;
  try {
    resource = JSON.parse(line);
  } catch {
    return refuse('invalid-line', `Line ${number} is no JSON. It was passed over.`);
  }
  try {
    const result = toStu3(resource, options);
    return { text: `${JSON.stringify(result.resource)}\n`, issues: () => result.issues };
  } catch (error) {
    if (!Dstu2MappingError.isInstance(error) || error.code === 'ERR_INVALID_OPTION') throw error;
    const code = error.code === 'ERR_UNSUPPORTED_TYPE' ? 'unsupported-type' : 'invalid-line';
    return refuse(code, `Line ${number}: ${error.message}`);
  }
}

function refuse(
  code: 'invalid-line' | 'unsupported-type',
  message: string,
): { text: undefined; issues: () => Issue[] } {
  return { text: undefined, issues: () => [{ severity: 'error', code, sourcePath: '', message }] };
}
