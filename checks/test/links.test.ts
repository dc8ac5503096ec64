import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, relativeLinks } from './markdown-links.js';
import { projectFiles } from './project-files.js';
import { root } from './workspace.js';

describe('the reading of links', () => {
  it.each([
    ['a path', 'see [it](docs/a.md)', ['docs/a.md']],
    ['an anchor, and a path with one', '[a](#here) [b](../b.md#there)', ['#here', '../b.md#there']],
    ['an image', '![a view](images/a.png)', ['images/a.png']],
    ['a link whose text is code', '[`client`](packages/client/README.md)', ['packages/client/README.md']],
    ['a title', '[a](a.md "The first")', ['a.md']],
    ['nothing of other places', '[a](https://nhs.uk/a) [b](mailto:a@example.org)', []],
    ['nothing in code', '`[a](a.md)`\n\n```md\n[b](b.md)\n```\n', []],
  ])('finds %s', (_, text, expected) => {
    expect(relativeLinks(text)).toEqual(expected);
  });

  it.each([
    ['words', '# What it costs', ['what-it-costs']],
    ['punctuation and code', "## `ERR_ERS_AUTH`: who's to act?", ['err_ers_auth-whos-to-act']],
    ['a link', '## See [the guide](a.md)', ['see-the-guide']],
    ['a dash between blanks', '## One – two', ['one--two']],
    ['the same again', '## Errors\n\n## Errors', ['errors', 'errors-1']],
    ['no comment in a script', '```sh\n# not a heading\n```', []],
  ])('makes anchors of %s', (_, text, expected) => {
    expect([...anchorsOf(text)]).toEqual(expected);
  });
});

describe('links in Markdown', () => {
  const documents = projectFiles(/\.md$/).filter(
    (file) => !file.startsWith('.changeset/') && !file.endsWith('CHANGELOG.md'),
  );

  /** Whether a link of a document leads to a file or folder that is there, and to a heading that it has. */
  function resolves(document: string, link: string): boolean {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : join(dirname(document), path);
    if (!existsSync(target)) return false;
    if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith('.md')) return true;
    return anchorsOf(readFileSync(target, 'utf8')).has(anchor);
  }

  it.each(documents)('%s: each points at something', (name) => {
    const document = join(root, name);
    const links = relativeLinks(readFileSync(document, 'utf8'));
    expect(links.filter((link) => !resolves(document, link))).toEqual([]);
  });

  it('every guide and every decision is in the index beside it', () => {
    for (const folder of ['docs', 'docs/decisions']) {
      const index = relativeLinks(readFileSync(join(root, folder, 'README.md'), 'utf8'));
      const guides = documents
        .filter((file) => dirname(file) === folder && !file.endsWith('README.md'))
        .map((file) => relative(folder, file));
      expect(guides.length).toBeGreaterThan(0);
      expect(guides.filter((guide) => !index.includes(guide))).toEqual([]);
    }
  });

  it('the README of the project leads to the guides', () => {
    expect(relativeLinks(readFileSync(join(root, 'README.md'), 'utf8'))).toContain('docs/README.md');
  });
});
