import { library } from '../../tsup.base.js';

export default library({
  entry: ['src/index.ts', 'src/request-judge.ts', 'src/signing.ts', 'src/testing.ts'],
  noExternal: [],
});
