import { readResults, writeDocuments } from './documents.js';
import { measureAll } from './measure-all.js';
import { renderSections } from './render.js';

/*
 * `npm run bench`: measures everything in one run, writes docs/performance/results.json, and every document that
 * quotes it. With `--rewrite`, writes the documents from the results of the last run.
 */

const results = process.argv.includes('--rewrite')
  ? readResults()
  : await measureAll((line) => void process.stderr.write(`${line}\n`));
await writeDocuments(results);
const sections = renderSections(results);
for (const name of ['machine', 'cost', 'growth', 'imports', 'sizes']) {
  process.stdout.write(`${sections.get(name) ?? ''}\n\n`);
}
