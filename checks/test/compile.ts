import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './workspace.js';

const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)) as {
  readonly config: { readonly compilerOptions: object };
};

/** The options of the project, for reading and checking alone. */
export const compilerOptions: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(base.config.compilerOptions, root).options,
  declaration: false,
  noEmit: true,
};

/** Everything that TypeScript has against files, under the options of the project. */
export function compileComplaints(files: readonly string[]): string[] {
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, compilerOptions))
    .map(
      ({ file, messageText }) =>
        `${file ? relative(root, file.fileName) : ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}
