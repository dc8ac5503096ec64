import { library } from '../../tsup.base.js';

export default library({
  entry: { index: 'src/index.ts', cli: 'src/cli.ts' },
  // The command has no types to publish.
  dts: {
    entry: { index: 'src/index.ts' },
    resolve: ['@ers-kit/internal'],
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
});
