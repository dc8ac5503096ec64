import { businessFunctions } from '@ers-kit/operations';

import { listOf, objectOf, oneOf, such, text, type Check } from '../internal/shape.js';
import { isRecord } from '@ers-kit/internal';

const anything: Check = such(() => true, '');
const words = listOf(text());
const odsCode = text('an ODS code', /^[A-Z0-9]{3,10}$/i);

/** What a user of `options.users` has to have. What is odd in a claim may stay odd: that is what users are for. */
export const checkUser: Check = objectOf(
  {
    uid: text("text, the user's id"),
    givenName: text(),
    familyName: text(),
    authenticationAssuranceLevel: oneOf(1, 2, 3),
    identityAssuranceLevel: oneOf(0, 1, 2, 3),
    acr: text(),
    amr: words,
    roles: listOf(such(isRecord, 'an object')),
    ersFunctions: listOf(
      objectOf({ organisation: text(), organisationName: text(), businessFunctions: words }),
    ),
  },
  { title: anything, memberships: such(isRecord, 'an object') },
);

/** What a user of a data file may say: the rest is made up for it. */
export const checkWrittenUser: Check = objectOf(
  {
    uid: text('12 digits', /^\d{12}$/),
    givenName: text(),
    familyName: text(),
    ersFunctions: listOf(
      objectOf(
        { organisation: odsCode, businessFunctions: listOf(oneOf(...businessFunctions), 1) },
        { organisationName: text() },
      ),
    ),
  },
  {
    title: text(),
    authenticationAssuranceLevel: oneOf(1, 2, 3),
    identityAssuranceLevel: oneOf(0, 1, 2, 3),
    roles: listOf(
      objectOf(
        { organisation: odsCode },
        {
          roleId: text('12 digits', /^\d{12}$/),
          code: text('a role code such as S8000:G8000:R8000', /^S\d+:G\d+:R\d+$/),
        },
      ),
    ),
  },
);
