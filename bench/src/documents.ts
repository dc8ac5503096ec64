import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { renderSections } from './render.js';
import type { Results } from './results.js';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the figures are kept. */
export const resultsFile = join(root, 'docs', 'performance', 'results.json');

/** The documents that may quote figures. */
export function quotingFiles(): string[] {
  const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const packages = readdirSync(join(root, 'packages'), { withFileTypes: true });
  return [
    'README.md',
    ...guides.map((name) => join('docs', name)),
    ...packages
      .map(({ name }) => join('packages', name, 'README.md'))
      .filter((file) => !file.includes('internal')),
  ].map((file) => join(root, file));
}

/**
 * Puts the sections of the results where a text quotes them: between `<!-- bench NAME -->` and `<!-- /bench -->`,
 * in a line or around lines.
 *
 * @throws {Error} for a name that no section has, and for a mark without its end.
 */
export function quote(text: string, sections: ReadonlyMap<string, string>): string {
  const opened = text.match(/<!-- bench \S+ -->/g) ?? [];
  let quoted = 0;
  const result = text.replaceAll(
    /<!-- bench (\S+) -->((?:(?!<!-- bench )[\s\S])*?)<!-- \/bench -->/g,
    (_, name: string, before: string) => {
      const section = sections.get(name);
      if (section === undefined) throw new Error(`The results have no section ${name}.`);
      quoted += 1;
      const around = before.includes('\n') || section.includes('\n') ? '\n\n' : '';
      return `<!-- bench ${name} -->${around}${section}${around}<!-- /bench -->`;
    },
  );
  if (quoted !== opened.length) throw new Error('A <!-- bench … --> has no <!-- /bench --> behind it.');
  return result;
}

/** A document as it should be with these results, formatted as the project formats. */
export async function quotedDocument(file: string, results: Results): Promise<string> {
  return formatted(file, quote(readFileSync(file, 'utf8'), renderSections(results)));
}

/** Writes the results, and every document that quotes them. */
export async function writeDocuments(results: Results): Promise<void> {
  writeFileSync(resultsFile, await formatted(resultsFile, JSON.stringify(results)));
  for (const file of quotingFiles()) {
    const text = readFileSync(file, 'utf8');
    if (text.includes('<!-- bench ')) writeFileSync(file, await quotedDocument(file, results));
  }
}

/** The results that were kept last. */
export function readResults(): Results {
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
}

async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
