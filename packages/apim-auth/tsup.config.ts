import { library } from '../../tsup.base.js';

export default library({
  dts: { resolve: [/^@ers-kit\/internal/], compilerOptions: { ignoreDeprecations: '6.0' } },
});
