import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';

const bundleOf = (...types: string[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: types.map((resourceType) => ({ resource: { resourceType } })),
});

describe('validate, where no profile is named', () => {
  it.each<[string, stu3.ProfileName, stu3.ProfileName]>([
    ['Slot', 'slotBundle', 'taskBundle'],
    ['Schedule', 'slotBundle', 'taskBundle'],
    ['Communication', 'communicationBundle', 'taskBundle'],
    ['PractitionerRole', 'communicationBundle', 'taskBundle'],
    ['DocumentReference', 'communicationBundle', 'taskBundle'],
    ['Task', 'taskBundle', 'slotBundle'],
    ['Patient', 'taskBundle', 'slotBundle'],
  ])('takes a STU3 bundle of %s for a %s', (type, profile, other) => {
    const bundle = bundleOf(type);
    const { issues } = stu3.validate(bundle);
    expect(issues).toEqual(stu3.validate(bundle, { profile }).issues);
    expect(issues).not.toEqual(stu3.validate(bundle, { profile: other }).issues);
  });

  it.each<[string, r4.ProfileName, r4.ProfileName]>([
    ['HealthcareService', 'healthcareServiceBundle', 'serviceRequestBundle'],
    ['Practitioner', 'practitionerBundle', 'serviceRequestBundle'],
    ['PractitionerRole', 'practitionerRoleBundle', 'serviceRequestBundle'],
    ['ServiceRequest', 'serviceRequestBundle', 'practitionerRoleBundle'],
    ['Patient', 'practitionerRoleBundle', 'serviceRequestBundle'],
  ])('takes an R4 bundle of %s for a %s', (type, profile, other) => {
    const bundle = bundleOf(type);
    const { issues } = r4.validate(bundle);
    expect(issues).toEqual(r4.validate(bundle, { profile }).issues);
    expect(issues).not.toEqual(r4.validate(bundle, { profile: other }).issues);
  });

  it.each([
    ['Bundle', 'Bundle.type'],
    ['OperationOutcome', 'OperationOutcome.issue'],
    ['ServiceRequest', 'ServiceRequest.status'],
    ['HealthcareService', 'HealthcareService.active'],
    ['Practitioner', 'Practitioner.gender'],
    ['PractitionerRole', 'PractitionerRole.active'],
  ])('knows the base resource %s of R4', (resourceType, path) => {
    const [, name = ''] = path.split('.');
    const { issues } = r4.validate({ resourceType, [name]: 7 }, { mode: 'base' });
    expect(issues.map((issue) => issue.path)).toContain(path);
  });

  it('knows no resource that e-RS does not use', () => {
    for (const { validate } of [stu3, r4]) {
      const { issues } = validate({ resourceType: 'Claim' }, { mode: 'base' });
      expect(issues.map(({ path }) => path)).toEqual(['Resource.resourceType']);
    }
  });
});
