/** A service that can be referred to. */
export interface Service {
  /** The number under which e-RS knows it. */
  readonly id: string;
  readonly name: string;
  /** ODS code of the organisation that runs it. */
  readonly organisation: string;
  /** ODS code of the site where it is. */
  readonly site: string;
  readonly specialty: string;
  readonly clinicType: string;
}
