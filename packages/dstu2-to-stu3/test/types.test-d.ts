import type { ReferralRequest } from 'fhir/r3.js';
import { expectTypeOf } from 'vitest';
import {
  type InferredRule,
  type IssueCode,
  toStu3,
  type ToStu3Options,
  type TraceEntry,
} from '../src/index.js';

const { resource, issues, trace } = toStu3<ReferralRequest>({});
expectTypeOf(resource).toEqualTypeOf<ReferralRequest>();
expectTypeOf(issues[0]!.code).toEqualTypeOf<IssueCode>();
expectTypeOf(trace).toEqualTypeOf<TraceEntry[] | undefined>();
expectTypeOf(toStu3({}).resource.resourceType).toEqualTypeOf<string>();
expectTypeOf<'A005.43'>().toExtend<InferredRule>();

// @ts-expect-error there is no such target
const wrongTarget: ToStu3Options = { target: 'r4' };
// @ts-expect-error there is no such rule
const wrongRule: ToStu3Options = { inferences: { 'A005.999': true } };
// @ts-expect-error there is no such availability
const wrongStatus: ToStu3Options = { attachments: 'MAYBE' };
void [wrongTarget, wrongRule, wrongStatus];
