import type { ReferenceDataSet } from '@ers-kit/fhir/stu3';

import { displayOf } from '../seed/reference-data/reference-data.js';

/** The words for a code of reference data; the code itself where there are none. */
export const codeDisplay = (set: ReferenceDataSet, code: string): string => displayOf(set, code) ?? code;
