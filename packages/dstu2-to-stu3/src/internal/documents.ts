/** Whether a text is JSON all by itself. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Passes NDJSON on as it is, and one JSON document over several lines as one line. It is a document when neither of its
 * first two lines is JSON alone, and the whole is; anything else is NDJSON, whose lines are then looked at one by one.
 */
export async function* asLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let breaks = 0;
  let decided = false;
  let isDocument = false;
  for await (const chunk of input) {
    if (decided && !isDocument) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    if (decided) continue;
    breaks += countBreaks(chunk);
    const lines = breaks < 2 ? [] : firstLines(head);
    if (lines.length < 3) continue;
    decided = true;
    isDocument = !isJson(lines[0]!) && !isJson(lines[1]!);
    if (!isDocument) yield* head.splice(0);
  }
  if (head.length === 0) return;
  const text = Buffer.concat(head);
  const whole = decode(text);
  yield whole !== undefined && isJson(whole) ? Buffer.from(JSON.stringify(JSON.parse(whole))) : text;
}

/** UTF-8 without its byte order mark. Other bytes go on as they are, to be refused line by line. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many line breaks a chunk has. */
export function countBreaks(chunk: Uint8Array): number {
  let breaks = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) breaks += 1;
  return breaks;
}

/** The first lines that are not empty; the last may go on. */
function firstLines(chunks: Uint8Array[]): string[] {
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return text.split('\n', 64).filter((line) => line.trim() !== '');
}
