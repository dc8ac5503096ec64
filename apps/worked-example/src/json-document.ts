import { withoutSecrets } from './exchange.js';
import type { WorkedExample } from './worked-example.js';

/** The whole example as one JSON document, secrets shortened. */
export function writeJson({ old, new: now, payloadDifferences, dstu2, checks }: WorkedExample): string {
  const document = {
    before: withoutSecrets(old.stu3),
    after: withoutSecrets(now.referral),
    payloadDifferences,
    dstu2,
    checks,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
