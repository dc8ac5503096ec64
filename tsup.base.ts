import { defineConfig, type Options } from 'tsup';

/**
 * The one build of every package: ESM for Node 20, with declarations. What a package lists under
 * `dependencies` stays an import; the private `@ers-kit/internal` is taken in, code and types alike.
 */
export function library(options: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: ['src/index.ts'],
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    clean: true,
    // tsup 8 sets `baseUrl`, which TypeScript 6 refuses unless told otherwise.
    dts: { resolve: ['@ers-kit/internal'], compilerOptions: { ignoreDeprecations: '6.0' } },
    noExternal: ['@ers-kit/internal'],
    ...options,
  });
}
