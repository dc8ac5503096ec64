import { readFileSync } from 'node:fs';

export interface Block {
  readonly line: number;
  readonly code: string;
}

/** The TypeScript blocks of a Markdown file, in order. */
export function typeScriptBlocks(file: string): Block[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    code: match[1]!,
  }));
}

/** What the example says that it prints: the comment behind each `console.log(…);`. */
export function promisedOutput(code: string): string[] {
  return [...code.matchAll(/console\.log\([^\n]*\); *\/\/ (.*)$/gm)].map(([, promise]) => promise!.trim());
}
