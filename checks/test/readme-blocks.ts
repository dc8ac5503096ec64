export { blocksOf, promisedOutput, typeScriptBlocks } from '../../scripts/lib/readme-blocks.mjs';
export type { Block } from '../../scripts/lib/readme-blocks.mjs';
