import { readFileSync } from 'node:fs';
import { isRecord } from '@ers-kit/internal';
import { UsageError } from './command-line.js';

/** What the demo needs of a referral: the rest of the payload passes through untouched. */
export interface Referral {
  readonly resourceType: 'ReferralRequest';
  /** The UBRN. */
  readonly id: string;
}

/** Reads a ReferralRequest from a file. Throws {@link UsageError} where there is none in it. */
export function readReferral(file: string): Referral {
  const value = parseJson(file, readText(file));
  if (!isRecord(value) || value['resourceType'] !== 'ReferralRequest') {
    throw new UsageError(`--referral: ${file} holds ${whatIs(value)}; it must hold a ReferralRequest.`);
  }
  if (typeof value['id'] !== 'string' || !/^\d{12}$/.test(value['id'])) {
    throw new UsageError(`--referral: the ReferralRequest in ${file} has no UBRN; "id" must be 12 digits.`);
  }
  return { ...value, resourceType: 'ReferralRequest', id: value['id'] };
}

/** The type is shown only where it can be one: what else stands there may not be fit for a terminal. */
function whatIs(value: unknown): string {
  const type = isRecord(value) ? value['resourceType'] : undefined;
  return typeof type === 'string' && /^[A-Za-z]{1,64}$/.test(type) ? `a ${type}` : 'no FHIR resource';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UsageError(`--referral: ${file} could not be read: ${reasons[code] ?? code}.`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`--referral: ${file} is not JSON.`);
  }
}
