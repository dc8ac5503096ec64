import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './workspace.js';

/** Everything that TypeScript has against files, under the options of the project. */
export function compileComplaints(files: readonly string[]): string[] {
  const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(base.config.compilerOptions, root);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, { ...options, noEmit: true }))
    .map(
      ({ file, messageText }) =>
        `${file ? relative(root, file.fileName) : ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}
