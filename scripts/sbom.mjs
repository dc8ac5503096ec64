import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, say } from './lib/run.mjs';
import { writeSboms } from './lib/sboms.mjs';
import { packAll } from './lib/tarballs.mjs';
import { inTemporaryFolder } from './lib/temporary.mjs';

await prepare();
const destination = join(root, 'dist', 'sbom');
rmSync(destination, { recursive: true, force: true });
await inTemporaryFolder(async (scratch) => {
  const files = await writeSboms(
    await packAll(join(scratch, 'tarballs')),
    destination,
    join(scratch, 'sbom'),
  );
  say(
    `Wrote ${files.length} bills of materials into ${destination}, each valid by the schema of CycloneDX 1.6.`,
  );
});
