import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, Converter, Logger, LogLevel, MinimalSourceFile, ReflectionKind } from 'typedoc';
import ts from 'typescript';
import { root } from './run.mjs';
import { entryPoints } from './workspace.mjs';

/**
 * Builds the reference of all packages as a web site, from the declarations that users get.
 *
 * @param {string} [folder] When left out, comments are checked and nothing is written.
 * @returns {Promise<string[]>} What is wrong, such as a link in a comment that leads nowhere; then there is no site.
 */
export async function buildReference(folder) {
  const entries = entryPoints();
  const application = await Application.bootstrap({
    name: 'ers-kit',
    entryPoints: entries.map(({ types }) => types),
    ...(folder === undefined ? {} : { out: folder }),
    readme: join(root, 'README.md'),
    // Types are checked elsewhere, and sources have no public address to link to.
    skipErrorChecking: true,
    disableSources: true,
    excludePrivate: true,
    validation: { notExported: false, invalidLink: true, rewrittenLink: true, unusedMergeModuleWith: true },
    ignoredHighlightLanguages: ['mermaid'],
  });
  const logger = new ProblemLogger();
  application.logger = logger;
  application.options.setCompilerOptions(
    entries.map(({ types }) => types),
    compilerOptions(),
    [],
  );
  presentModules(application, entries);
  const project = await application.convert();
  if (project) application.validate(project);
  if (project && folder !== undefined && logger.problems.length === 0)
    await application.generateOutputs(project);
  return logger.problems;
}

class ProblemLogger extends Logger {
  problems = [];

  log(message, level) {
    super.log(message, level);
    if (level >= LogLevel.Warn) this.problems.push(message);
  }
}

function compilerOptions() {
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)).config;
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
}

/** Names the page of each entry point as an import does, and puts the package's README on it. */
function presentModules(application, entries) {
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (reflection.kind !== ReflectionKind.Module) return;
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    const entry = entries.find(({ types }) => types === file);
    if (entry === undefined) return;
    reflection.name = entry.specifier;
    const readme = join(entry.path, 'README.md');
    reflection.readme = application.converter.parseRawComment(
      new MinimalSourceFile(readFileSync(readme, 'utf8'), readme),
      context.project.files,
    ).content;
  });
}
