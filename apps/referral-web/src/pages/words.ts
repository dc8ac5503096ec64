import type { CodingValue } from '@ers-kit/fhir/stu3';

/** A coding in the words that came with it, or else in those of its code: `Awaiting triage`. */
function words(coding: Partial<CodingValue> | string | undefined): string | undefined {
  const { display, code = '' }: Partial<CodingValue> =
    typeof coding === 'string' ? { code: coding } : { ...coding };
  const spoken = code.replaceAll('_', ' ').toLowerCase();
  return display || spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** `9990001235` as `999 000 1235`, and twelve digits in groups of four. */
function groups(digits: string | undefined): string | undefined {
  const group = digits?.length === 10 ? /^(\d{3})(\d{3})(\d{4})$/ : /^(\d{4})(\d{4})(\d{4})$/;
  return digits?.replace(group, '$1 $2 $3');
}

const zone = { timeZone: 'Europe/London' } as const;
const days = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'medium' });
const times = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'full', timeStyle: 'short' });

const formatted = (format: Intl.DateTimeFormat, text: string): string =>
  Number.isNaN(Date.parse(text)) ? text : format.format(new Date(text));

/** What templates make words of. Dates and times are those of the United Kingdom. */
export const wording = {
  words,
  groups,
  day: (text = ''): string => formatted(days, text),
  time: (text = ''): string => formatted(times, text),
};
