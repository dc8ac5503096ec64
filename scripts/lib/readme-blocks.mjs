import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Block
 * @property {number} line
 * @property {string} code
 */

/**
 * The TypeScript blocks of a Markdown text, in order.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function blocksOf(text) {
  return [...text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    code: match[1],
  }));
}

/**
 * The TypeScript blocks of a Markdown file, in order.
 *
 * @param {string} file
 * @returns {Block[]}
 */
export const typeScriptBlocks = (file) => blocksOf(readFileSync(file, 'utf8'));

/**
 * What the example says that it prints: the comment behind each `console.log(…);`.
 *
 * @param {string} code
 * @returns {string[]}
 */
export function promisedOutput(code) {
  return [...code.matchAll(/console\.log\([^\n]*\); *\/\/ (.*)$/gm)].map(([, promise]) => promise.trim());
}
