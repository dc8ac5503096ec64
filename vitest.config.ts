import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(folder).map((name) => `${folder}/${name}`),
);

export default defineConfig({
  test: {
    // Longer than the defaults: tests make real RSA keys, and machines that run them are slow at times.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [...folders, 'bench', 'checks'].map((root) => ({
      extends: true,
      test: {
        name: (JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { name: string }).name,
        root,
        include: ['test/**/*.test.ts'],
      },
    })),
  },
});
