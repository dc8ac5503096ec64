import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { validate, validateReferralRequest } from '@ers-kit/fhir/stu3';
import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { referralOf } from './referral.mjs';

/*
 * What validation costs: against JSON.parse and ajv on a referral of 7 kB, and by size up to 2 MB. Jobs take turns
 * in short rounds, and medians of rounds are compared, so that a busy machine weighs on all alike; sizes are
 * compared by their fastest rounds, which other work on the machine disturbs least. Run
 * `pnpm --filter @ers-kit/fhir bench` after a build; `--check` fails where a limit is broken.
 */

const schemaFile = new URL('../../../../shared/nhs/ers-openapi.structure.json', import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const fastest = (values) => Math.min(...values);

/** Microseconds of a run of each job: `choose` picks from the rounds. */
function measure(jobs, rounds, runs, choose = median) {
  const times = new Map(Object.keys(jobs).map((name) => [name, []]));
  for (let round = 0; round < rounds * 2; round += 1) {
    for (const [name, job] of Object.entries(jobs)) {
      const started = performance.now();
      for (let run = 0; run < runs; run += 1) job();
      const taken = ((performance.now() - started) * 1000) / runs;
      // The first half warms up.
      if (round >= rounds) times.get(name).push(taken);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, choose(values)]));
}

function toJsonSchema(value) {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const rename = (key, item) =>
    key === '$ref' ? item.replace('#/components/schemas/', '#/definitions/') : toJsonSchema(item);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(key, item)]));
}

/** ajv, compiled for the published schema of a referral; `undefined` where that is not at hand. */
function publishedSchema() {
  if (!existsSync(schemaFile)) return undefined;
  const { schemas } = JSON.parse(readFileSync(schemaFile, 'utf8')).components;
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile({ $ref: '#/definitions/eRS-ReferralRequest', definitions: toJsonSchema(schemas) });
}

const text = referralOf(7000);
const value = JSON.parse(text);
const schema = publishedSchema();
if (!validate(value).valid || (schema && !schema(value))) throw new Error('the referral is not valid');

say(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`);
const small = measure(
  {
    'JSON.parse': () => JSON.parse(text),
    validate: () => validate(value),
    validateReferralRequest: () => validateReferralRequest(value),
    ...(schema && { ajv: () => schema(value) }),
  },
  61,
  200,
);
say(`ReferralRequest of ${text.length} bytes`);
for (const [name, time] of Object.entries(small))
  say(`  ${name.padEnd(24)} ${time.toFixed(1).padStart(6)} µs`);
const toParse = small.validate / small['JSON.parse'];
say(`  validate / JSON.parse    ${toParse.toFixed(2).padStart(6)}   (limit 2)`);
const toAjv = schema ? small.validate / small.ajv : 0;
say(
  schema
    ? `  validate / ajv           ${toAjv.toFixed(2).padStart(6)}   (limit 1)`
    : '  ajv: the published schema is not at hand',
);

const sizes = [20_000, 200_000, 2_000_000].map((bytes) => {
  const long = referralOf(bytes);
  const parsed = JSON.parse(long);
  const runs = Math.ceil(4_000_000 / bytes);
  return {
    bytes: long.length,
    time: measure({ validate: () => validate(parsed) }, 40, runs, fastest).validate,
  };
});
say('By size');
const rates = sizes.map(({ bytes, time }) => (time * 1000) / bytes);
sizes.forEach(({ bytes, time }, index) =>
  say(
    `  ${String(bytes).padStart(8)} bytes ${time.toFixed(0).padStart(6)} µs  ${rates[index].toFixed(2)} ns a byte`,
  ),
);
const spread = Math.max(...rates) / Math.min(...rates);
say(`  largest / smallest       ${spread.toFixed(2).padStart(6)}   (limit 1.2)`);

if (process.argv.includes('--check') && (toParse > 2 || toAjv > 1 || spread > 1.2)) process.exitCode = 1;
