/*
 * What mapping costs beside reading and writing JSON, and whether it stays so. Exits with 1 when a bound is broken.
 * Run it with `pnpm bench`; it builds first.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createNdjsonMapper, toStu3 } from '../dist/index.js';

const bounds = { ratio: 1.35, growth: 2.5, residentMegabytes: 64, kilobytes: 84 };
const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../test/fixtures/${name}.dstu2.json`, import.meta.url), 'utf8'));
const live = fixture('a005-booked-live');
const failures = [];

/** The live referral with so many documents. */
function referral(documents) {
  const copy = structuredClone(live);
  const document = copy.contained.find(({ resourceType }) => resourceType === 'DocumentReference');
  for (let index = 2; index < documents; index += 1) {
    const another = structuredClone(document);
    another.id = `DocumentReference-${1000 + index}`;
    copy.contained.push(another);
    copy.supportingInformation.push({ reference: `#${another.id}` });
  }
  return JSON.stringify(copy);
}

function worklist(entries) {
  const copy = fixture('a008-worklist-live');
  copy.entry = Array.from({ length: entries }, () => structuredClone(copy.entry[0]));
  return JSON.stringify(copy);
}

const time = (action, turns) => {
  const start = performance.now();
  for (let turn = 0; turn < turns; turn += 1) action();
  return ((performance.now() - start) * 1000) / turns;
};
const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];

/** Times both ways of the same text in turn, and takes the median of the pairs. */
function compare(text, rounds, turns) {
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = time(() => JSON.stringify(JSON.parse(text)), turns);
    const mapped = time(() => JSON.stringify(toStu3(JSON.parse(text)).resource), turns);
    pairs.push({ alone, mapped, ratio: mapped / alone });
  }
  return {
    alone: median(pairs.map(({ alone }) => alone)),
    mapped: median(pairs.map(({ mapped }) => mapped)),
    ratio: median(pairs.map(({ ratio }) => ratio)),
  };
}

const check = (name, value, bound) => {
  if (value > bound) failures.push(`${name}: ${value.toFixed(2)} is above ${bound}`);
};
const say = (line) => process.stdout.write(`${line}\n`);

say(`${cpus().length} cores, Node ${process.versions.node}`);
for (const [name, text] of [
  ['A005 referral', referral(8)],
  ['A008 worklist of 100', worklist(100)],
]) {
  const turns = Math.max(1, Math.round(200_000 / text.length));
  compare(text, 100, turns);
  const { alone, mapped, ratio } = compare(text, 600, turns);
  say(
    `${name} (${text.length} bytes): JSON alone ${alone.toFixed(1)} µs, mapped ${mapped.toFixed(1)} µs, ratio ${ratio.toFixed(2)}`,
  );
  check(`ratio of ${name}`, ratio, bounds.ratio);
}

// A straight line: at every size from 2 kB to 20 MB, mapping costs the same part of what reading and writing costs.
const ratios = [];
for (const entries of [2, 20, 200, 2000, 20_000]) {
  const text = worklist(entries);
  const turns = Math.max(1, Math.round(500_000 / text.length));
  const { alone, mapped, ratio } = compare(text, text.length > 5_000_000 ? 5 : 40, turns);
  ratios.push(ratio);
  const perByte = (microseconds) => ((microseconds * 1000) / text.length).toFixed(2);
  say(
    `${(text.length / 1000).toFixed(0)} kB: JSON alone ${perByte(alone)} ns a byte, mapped ${perByte(mapped)}, ratio ${ratio.toFixed(2)}`,
  );
}
check('growth of the ratio from 20 kB to 20 MB', Math.max(...ratios.slice(1)) / ratios[1], bounds.growth);

const { outputFiles } = await build({
  entryPoints: [new URL('../dist/index.js', import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const kilobytes = outputFiles[0].contents.length / 1000;
const compressed = gzipSync(outputFiles[0].contents).length / 1000;
say(`${kilobytes.toFixed(1)} kB minified, ${compressed.toFixed(1)} kB of it compressed`);
check('minified kilobytes', kilobytes, bounds.kilobytes);

/** A gigabyte of referrals, made as it is read. */
const line = new TextEncoder().encode(`${referral(4)}\n`);
const chunk = new Uint8Array(line.length * 16);
for (let index = 0; index < 16; index += 1) chunk.set(line, index * line.length);
const total = Number(process.env.BENCH_STREAM_BYTES ?? 1_000_000_000);
let sent = 0;
const source = new ReadableStream({
  pull(controller) {
    controller.enqueue(chunk);
    sent += chunk.length;
    if (sent >= total) controller.close();
  },
});
let written = 0;
let peak = 0;
let base = 0;
const start = performance.now();
for await (const part of source.pipeThrough(createNdjsonMapper({ onIssues: () => undefined }))) {
  written += part.length;
  // What the engine needs to run hot is not what the stream keeps.
  if (base === 0 && sent > total / 50) base = process.memoryUsage.rss();
  peak = Math.max(peak, process.memoryUsage.rss());
}
const growth = (peak - base) / 1_000_000;
say(
  `NDJSON: ${(sent / 1e9).toFixed(2)} GB in ${((performance.now() - start) / 1000).toFixed(0)} s, ${(written / 1e9).toFixed(2)} GB out, resident growth ${growth.toFixed(0)} MB`,
);
check('resident growth in MB', growth, bounds.residentMegabytes);

for (const failure of failures) say(`BROKEN ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
