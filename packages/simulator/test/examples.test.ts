import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { operationByFolder } from '../src/examples/folders.js';
import { startSimulator, type Simulator } from '../src/index.js';
import { toBody, toRequest } from './example-requests.js';
import { at } from './ers-harness.js';

const folder = nhsFolder();
const quick = { cis2: false } as const;

describe('examples', () => {
  it.each([
    ['no folder', join(tmpdir(), 'ers-simulator-nowhere'), 'the folder cannot be read (ENOENT)'],
    ['a folder without examples', import.meta.dirname, expect.stringContaining('no example was found')],
  ])('refuses %s', async (_, name, problem) => {
    await expect(startSimulator({ ...quick, examples: name })).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_EXAMPLES_INVALID',
      problems: [problem],
    });
  });

  describe.skipIf(!folder)(`published ones (${nhsFolderMissing})`, () => {
    let simulator: Simulator;
    const files = [...(folder === undefined ? [] : readJsonFiles(join(folder, 'examples')))].map(
      ([file, json]) => [file, json as Record<string, unknown>] as const,
    );
    const requests = files.filter(([file]) => file.includes('/requests/'));
    const reads = files.filter(
      ([file, json]) => !file.includes('/requests/') && toRequest(file, json) !== undefined,
    );
    beforeAll(async () => {
      simulator = await startSimulator({ ...quick, examples: join(folder ?? '', 'examples') });
    });
    afterAll(() => simulator.stop());
    const withBase = (json: unknown): unknown =>
      JSON.parse(JSON.stringify(json).replace(/_baseurl_/gi, `${simulator.environment.ersBaseUrl}/FHIR`));

    it.each(requests)('answers the request %s with a response of its folder', async (file, json) => {
      const folderName = file.split('/')[1] ?? '';
      const response = await simulator.fetch(
        ...toBody(simulator, operationByFolder[folderName], withBase(json)),
      );
      const same = files.find(([name]) => name === file.replace('/requests/', '/responses/'));
      const candidates = same
        ? [same]
        : files.filter(([name]) => name.startsWith(`stu3/${folderName}/responses/`));
      const body: unknown = await response.json();
      expect(candidates.map(([, candidate]) => withBase(candidate))).toContainEqual(body);
      expect(response.headers.get('X-Request-ID')).toBe('58621d65-d5ad-4c3a-959f-0438e355990e-1');
    });

    it.each(reads)('answers a read with %s', async (file, json) => {
      const url = toRequest(file, withBase(json) as Record<string, unknown>, simulator) ?? '';
      const response = await simulator.fetch(url, {
        method: file.includes('acceptReferral') ? 'POST' : 'GET',
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(withBase(json));
    });

    it('has the set of examples of the function that is named', async () => {
      const asked = ['MinimalRequest', 'MinimalRequestWithReferringClinician'].map(
        (name) => files.find(([file]) => file.endsWith(`createReferral/requests/${name}.json`))?.[1],
      );
      const status = async (json: unknown, businessFunction: string): Promise<number> => {
        const [url, init] = toBody(simulator, 'A011', withBase(json));
        const headers = { ...(init.headers as Record<string, string>), ...at('R68', businessFunction) };
        const response = await simulator.fetch(url, { ...init, headers });
        if (response.status === 422) {
          expect(response.headers.get('content-type')).toBe('application/json');
          expect(await response.text()).toContain('SANDBOX_ERROR');
        }
        return response.status;
      };
      const [plain, named] = asked;
      expect(await status(plain, 'REFERRING_CLINICIAN')).toBe(201);
      expect(await status(plain, 'REFERRING_CLINICIAN_ADMIN')).toBe(422);
      expect(await status(named, 'REFERRING_CLINICIAN')).toBe(422);
      expect(await status(named, 'REFERRING_CLINICIAN_ADMIN')).toBe(201);
    });

    it.each([
      ['RcMinimal', 'FetchServiceListWithMultipleServices'],
      ['RcSearchByClinicalTerm', 'FetchServiceListWithMultipleServices'],
      ['RcSearchByNamedClinician', 'FetchServiceListWithMultipleServices'],
    ])('answers the search %s with appointments, as it asks for', async (asked, answered) => {
      const find = (name: string) => files.find(([file]) => file.endsWith(`/${name}.json`))?.[1];
      const response = await simulator.fetch(...toBody(simulator, 'A010', withBase(find(asked))));
      expect(await response.json()).toEqual(withBase(find(answered)));
    });

    it('has every file and every summary of what the examples name', async () => {
      const { STU3, R4 } = simulator.environment.fhirBaseUrls;
      const text = JSON.stringify(files);
      const ids = [...new Set([...text.matchAll(/"Binary\/([^"/]+)"/g)].map(([, id]) => id ?? ''))];
      expect(ids.length).toBeGreaterThan(10);
      for (const id of ids) {
        const direct = await simulator.fetch(`${STU3}/Binary/${id}`);
        expect([direct.status, direct.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        const redirect = await simulator.fetch(`${R4}/Binary/${id}`, { redirect: 'manual' });
        expect(redirect.status).toBe(307);
        const file = await simulator.fetch(redirect.headers.get('location') ?? '');
        expect(await file.text()).toBe(await direct.text());
      }
      for (const path of [
        'ReferralRequest/000000070001/$ers.generateCRI',
        'ReferralRequest/000000070001/$ers.generatePatientLetter',
        'CommunicationRequest/000000070000/$ers.generateCRI',
      ]) {
        const summary = await simulator.fetch(`${STU3}/${path}`, { method: 'POST' });
        expect((await summary.text()).slice(0, 5)).toBe('%PDF-');
        expect(summary.headers.get('content-disposition')).toContain('_');
      }
      expect((await simulator.fetch(`${STU3}/Binary/att-nowhere`)).status).toBe(401);
      const elsewhere = `${STU3}/ReferralRequest/999999999999/$ers.generateCRI`;
      expect((await simulator.fetch(elsewhere, { method: 'POST' })).status).toBe(401);
    });

    it('checks the function where it is given, and serves all else as usual', async () => {
      const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/000000070001`;
      const wrong = await simulator.fetch(url, { headers: at('R69', 'REFERRING_ADMIN') });
      expect([wrong.status, await wrong.text()]).toEqual([403, expect.stringMatching(/^SANDBOX_ERROR/)]);
      const other = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
      expect((await simulator.fetch(other)).status).toBe(401);
      const headers = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
      const authorization = `Bearer ${simulator.accessToken('910000000103')}`;
      expect((await simulator.fetch(other, { headers: { ...headers, authorization } })).status).toBe(200);
    });
  });
});
