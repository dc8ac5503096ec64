import type { Release } from '../internal/table.js';
import { dataTypes } from './base/data-types.js';

/** FHIR STU3, release 3.0.2. */
export const release: Release = { name: 'STU3', dataTypes };
