import type { Parameters, ParametersParameter } from 'fhir/r3.js';
import type { profileUrls } from '../tables/profile-urls.js';
import type { CodingOf, IdentifierOf, ProfiledMeta, ReferenceDataCoding } from './elements.js';

/**
 * A parameter of one name and kind of value.
 *
 * @example
 * ```ts
 * import type { Parameter } from '@ers-kit/fhir/stu3';
 *
 * const parameter: Parameter<'comments', { valueString: string }> = {
 *   name: 'comments',
 *   valueString: 'Thanks.',
 * };
 * ```
 */
export type Parameter<Name extends string, Value> = ParametersParameter & { name: Name } & Value;

/**
 * A body of parameters.
 *
 * @example
 * ```ts
 * import type { ErsParameters, Parameter } from '@ers-kit/fhir/stu3';
 *
 * declare const body: ErsParameters<
 *   'rejectReferral',
 *   Parameter<'rejectionComments', { valueString: string }>
 * >;
 * const comments = body.parameter[0]?.valueString;
 * ```
 */
export interface ErsParameters<
  Profile extends keyof typeof profileUrls,
  Item extends ParametersParameter,
> extends Parameters {
  meta: ProfiledMeta<(typeof profileUrls)[Profile]>;
  parameter: Item[];
}

/**
 * A criterion of a service search.
 *
 * @example
 * ```ts
 * import type { ServiceSearchCriteriaParameter } from '@ers-kit/fhir/stu3';
 *
 * const criterion: ServiceSearchCriteriaParameter = { name: 'distanceLimit', valueUnsignedInt: 20 };
 * ```
 */
export type ServiceSearchCriteriaParameter =
  | Parameter<'priority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'specialty', { valueCoding: ReferenceDataCoding }>
  | Parameter<'clinicType', { valueCoding: CodingOf<'clinicType'> }>
  | Parameter<'indicativeAppointmentWaitTimeLimit', { valueUnsignedInt: number }>
  | Parameter<'postcode', { valueString: string }>
  | Parameter<'distanceLimit', { valueUnsignedInt: number }>
  | Parameter<'clinicalTerm', { valueCoding: CodingOf<'clinicalTerm'> }>
  | Parameter<'namedClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'ageAndGenderAppropriate', { valueBoolean: boolean }>
  | Parameter<'commissioningProvisioning', { valueCoding: CodingOf<'commissioningProvisioning'> }>
  | Parameter<'organisation', { valueIdentifier: IdentifierOf<'locationOrganisation'> }>
  | Parameter<'place', { valueString: string }>;
