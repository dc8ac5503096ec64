import type { Letter, ReferenceData } from '@ers-kit/client';
import type { BusinessFunction, OperationId } from '@ers-kit/operations';
import type { Request, Response, Router } from 'express';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { setFlash } from '../session.js';
import { serveForm, type FormPage, type Submission } from './forms.js';
import { uploadedLetters } from './upload.js';

/** What pages are made with. */
export interface PageTools {
  readonly router: Router;
  /** Reference data, kept for all users and asked for as this one. */
  readonly dataOf: (ers: SignedIn['ers']) => ReferenceData;
}

/** What an action has to go on. */
export interface ActionContext<Read> extends Pick<SignedIn, 'ers' | 'role'> {
  readonly ubrn: string;
  readonly record: Read;
  readonly data: ReferenceData;
  readonly query: Request['query'];
}

/** What the user sent of it. */
export type ActionInput = Submission & { readonly letters: readonly Letter[] };

/** What can be done with a record. Its form is the template of the same name. */
export interface RecordAction<Read> {
  readonly operation: OperationId;
  /** What to say once it is done. */
  readonly done: string;
  form(context: ActionContext<Read>): Partial<FormPage> | Promise<Partial<FormPage>>;
  send(context: ActionContext<Read>, input: ActionInput): Promise<unknown>;
}

/** Referrals, or requests for advice. */
export interface RecordKind<Read> {
  /** Part of the URLs, and folder of the templates: `record.njk`, and one for each action. */
  readonly path: 'referrals' | 'advice';
  read(ers: SignedIn['ers'], ubrn: string): Promise<Read>;
  versionOf(record: Read): string;
  /** What its templates show. */
  describe(record: Read): object;
  possible(record: Read, businessFunction: BusinessFunction): readonly OperationId[];
  readonly actions: Readonly<Record<string, RecordAction<Read>>>;
}

/** Adds the page of a record, and the forms of what can be done with it. */
export function addRecordPages<Read>({ router, dataOf }: PageTools, kind: RecordKind<Read>): void {
  const { path, actions } = kind;

  async function readContext(request: Request, response: Response) {
    const { ers, role } = signedIn(response);
    const ubrn = String(request.params['ubrn']);
    const record = await kind.read(ers, ubrn);
    const possible = kind.possible(record, role.businessFunction);
    return { ers, role, ubrn, query: request.query, data: dataOf(ers), record, possible };
  }

  async function buildForm(
    name: string,
    context: Awaited<ReturnType<typeof readContext>>,
  ): Promise<FormPage> {
    const { record, possible } = context;
    const action = actions[name];
    const isBlocked = !action || !possible.includes(action.operation);
    const { locals, ...form } = isBlocked ? {} : await action.form(context);
    const page = {
      rules: {},
      view: `${path}/${name}.njk`,
      version: kind.versionOf(record),
      isBlocked,
      ...form,
    };
    return { ...page, locals: { ...kind.describe(record), ...locals } };
  }

  router.get(`/${path}/:ubrn`, async (request, response) => {
    const { record, possible, role } = await readContext(request, response);
    const offered = Object.keys(actions).filter((name) => possible.includes(actions[name]!.operation));
    const isReferrer = role.businessFunction.startsWith('REFERR');
    response.render(`${path}/record.njk`, { ...kind.describe(record), offered, isReferrer });
  });

  router.all(`/${path}/:ubrn/:action`, async (request, response, next) => {
    const { ubrn, action: name } = request.params;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) return next();
    let context = await readContext(request, response);
    const rebuild = async () => buildForm(name, (context = await readContext(request, response)));
    const act = async (submission: Submission): Promise<string> => {
      await action.send(context, { ...submission, letters: uploadedLetters(request) });
      setFlash(request, { kind: 'success', text: action.done });
      return `/${path}/${ubrn}`;
    };
    await serveForm(request, response, await buildForm(name, context), act, rebuild);
  });
}
