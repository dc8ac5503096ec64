/** DSTU2's value set of priorities has another code for one. */
export const dstu2Priority = (code: string | undefined): string | undefined =>
  code === 'TWO_WEEK_WAIT' ? '2WW' : code;
