import { library } from '../../tsup.base.js';

export default library({ entry: ['src/index.ts', 'src/files.ts', 'src/opentelemetry.ts', 'src/redis.ts'] });
