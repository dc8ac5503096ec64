import { readFileSync } from 'node:fs';
import { toStu3 } from '@ers-kit/dstu2-to-stu3';
import { referralOf, referralWith } from '../../packages/fhir/bench/referral.mjs';

/* Made-up payloads of any size, on the fixtures of the packages. */

interface Dstu2Resource {
  readonly id?: string;
  readonly resourceType?: string;
}
interface Dstu2Referral {
  readonly contained: Dstu2Resource[];
  readonly supportingInformation: { reference: string }[];
}
interface Dstu2Worklist {
  entry: unknown[];
}
interface Stu3Worklist {
  readonly entry: readonly { readonly extension: readonly [{ readonly extension: object[] }] }[];
}

function fixture(name: string): unknown {
  const url = new URL(`../../packages/dstu2-to-stu3/test/fixtures/${name}.dstu2.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** A DSTU2 referral (A005) with as many documents, as JSON. */
export function dstu2Referral(documents: number): string {
  const referral = fixture('a005-booked-live') as Dstu2Referral;
  const document = referral.contained.find(({ resourceType }) => resourceType === 'DocumentReference');
  const there = referral.contained.filter(({ resourceType }) => resourceType === 'DocumentReference').length;
  for (let index = there; index < documents; index += 1) {
    const id = `DocumentReference-${1000 + index}`;
    referral.contained.push({ ...document, id });
    referral.supportingInformation.push({ reference: `#${id}` });
  }
  return JSON.stringify(referral);
}

/** A DSTU2 worklist (A008) with as many entries, as JSON. */
export function dstu2Worklist(entries: number): string {
  const worklist = fixture('a008-worklist-live') as Dstu2Worklist;
  const [entry] = worklist.entry;
  worklist.entry = Array.from({ length: entries }, () => entry);
  return JSON.stringify(worklist);
}

/** A STU3 worklist with as many entries, with what DSTU2 has not, so that it is a valid one. */
export function stu3Worklist(entries: number): object {
  const { resource } = toStu3(JSON.parse(dstu2Worklist(entries)));
  for (const { extension } of (resource as unknown as Stu3Worklist).entry) {
    extension[0].extension.push(
      { url: 'eReferralPathwayStart', valueDateTime: '2018-02-20T09:00:00.000Z' },
      { url: 'referralRequestVersion', valueInteger: 3 },
    );
  }
  return resource;
}

/** A STU3 referral with as many documents. */
export function stu3Referral(documents: number): object {
  return referralWith(documents);
}

/** A STU3 referral of about so many bytes, as JSON. */
export function stu3ReferralText(bytes: number): string {
  return referralOf(bytes);
}
