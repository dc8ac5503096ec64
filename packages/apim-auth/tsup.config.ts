import { library } from '../../tsup.base.js';

// The command has no types to publish.
export default library({
  entry: ['src/index.ts', 'src/redis.ts', 'src/cli.ts'],
  dts: {
    entry: ['src/index.ts', 'src/redis.ts'],
    resolve: ['@ers-kit/internal'],
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
});
