import { readFileSync } from 'node:fs';
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
  if (!isObject(value) || value['resourceType'] !== 'ReferralRequest') {
    const type =
      isObject(value) && typeof value['resourceType'] === 'string'
        ? `a ${value['resourceType']}`
        : 'no FHIR resource';
    throw new UsageError(`--referral: ${file} holds ${type}; it must hold a ReferralRequest.`);
  }
  if (typeof value['id'] !== 'string' || !/^\d{12}$/.test(value['id'])) {
    throw new UsageError(`--referral: the ReferralRequest in ${file} has no UBRN; "id" must be 12 digits.`);
  }
  return { ...value, resourceType: 'ReferralRequest', id: value['id'] };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(`--referral: ${file} could not be read (${reason}).`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`--referral: ${file} is not JSON.`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
