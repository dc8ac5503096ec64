import type { ApimCredentials, Cis2Credentials, Environment, IdToken } from '@ers-kit/environments';
import { expectTypeOf } from 'vitest';

import {
  createCis2Client,
  type Cis2Client,
  type NationalRole,
  type RoleSelection,
  type SignIn,
  type SignInTransaction,
} from '../src/index.js';

declare const environment: Environment;
declare const cis2: Cis2Credentials;
declare const apim: ApimCredentials;
declare const client: Cis2Client;
declare const selection: RoleSelection;

expectTypeOf(createCis2Client({ environment, credentials: cis2 })).toEqualTypeOf<Cis2Client>();
// @ts-expect-error the credentials of the API platform are others
createCis2Client({ environment, credentials: apim });
// @ts-expect-error a role is switched for a user
void client.startRoleSwitch({});
// @ts-expect-error a callback without its transaction proves nothing
void client.completeSignIn({ callbackUrl: '/callback' });

expectTypeOf<SignIn['idToken']>().toEqualTypeOf<IdToken>();
expectTypeOf<string>().not.toExtend<IdToken>();
expectTypeOf<SignInTransaction['state']>().toEqualTypeOf<string>();
if (selection.kind === 'many') expectTypeOf(selection.roles).toEqualTypeOf<readonly NationalRole[]>();
// @ts-expect-error there is no role where there is none
if (selection.kind === 'none') expectTypeOf(selection.role);
