import { library } from '../../tsup.base.js';

export default library({ entry: { 'stu3/index': 'src/stu3/index.ts', 'r4/index': 'src/r4/index.ts' } });
