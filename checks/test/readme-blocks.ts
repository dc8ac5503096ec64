import { readFileSync } from 'node:fs';

export interface Block {
  readonly line: number;
  readonly code: string;
}

/** The TypeScript blocks of a Markdown text, in order. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    code: match[1]!,
  }));
}

/** The TypeScript blocks of a Markdown file, in order. */
export const typeScriptBlocks = (file: string): Block[] => blocksOf(readFileSync(file, 'utf8'));

/** What the example says that it prints: the comment behind each `console.log(…);`. */
export function promisedOutput(code: string): string[] {
  return [...code.matchAll(/console\.log\([^\n]*\); *\/\/ (.*)$/gm)].map(([, promise]) => promise!.trim());
}
