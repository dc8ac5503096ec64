import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './run.mjs';
import { entryPoints } from './workspace.mjs';

/** Where the committed reports are. */
export const reportsFolder = join(root, 'etc');

const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));

/**
 * Writes a report of the public API of each entry point, from the built declarations.
 *
 * Everything that is exported is public, so there are no release tags; what is not exported but named by something that
 * is belongs to the API too, and is written out. Comments are the business of the reference (`npm run docs`).
 *
 * @param {string} folder
 * @returns {string[]} The names of the reports.
 */
export function writeApiReports(folder) {
  const configs = entryPoints().map((entry) => configure(entry, folder));
  // One compilation for all: most of the time goes into reading declarations that they share.
  const compilerState = CompilerState.create(configs[0], {
    additionalEntryPoints: configs.slice(1).map((config) => config.mainEntryPointFilePath),
  });
  return configs.map((config) => {
    const problems = [];
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback(message) {
        if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
        message.handled = true;
      },
    });
    if (problems.length > 0) throw new Error(`${config.reportFilePath}: ${problems.join('; ')}`);
    withoutRemarks(config.reportFilePath);
    return basename(config.reportFilePath);
  });
}

/** Takes out what the report says of comments, so that a better comment does not make it out of date. */
function withoutRemarks(file) {
  const report = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    report.replaceAll(/^ *\/\/ \(undocumented\)\n/gm, '').replaceAll(' (undocumented)', ''),
  );
}

function configure({ path, types, fileName }, folder) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(path, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: path,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
        reportFileName: fileName,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
