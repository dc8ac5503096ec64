import type { Letter, ReferenceData } from '@ers-kit/client';
import {
  operations,
  type BusinessFunction,
  type OperationDefinition,
  type OperationId,
} from '@ers-kit/operations';
import type { Request, Response, Router } from 'express';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { setFlash } from '../session.js';
import { answerOf, showForm, takeForm, type Answers, type FormPage } from './forms.js';
import { uploadedLetter } from './upload.js';

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
export interface ActionInput {
  readonly answers: Answers;
  readonly version: string;
  readonly letters: readonly Letter[];
}

/** What can be done with a record. Its form is the template of the same name. */
export interface RecordAction<Read> {
  readonly operation: OperationId;
  /** What to say once it is done. */
  readonly done: string;
  isOffered(record: Read): boolean;
  form(context: ActionContext<Read>): Partial<FormPage> | Promise<Partial<FormPage>>;
  send(context: ActionContext<Read>, input: ActionInput): Promise<unknown>;
}

/** Referrals, or requests for advice. */
export interface RecordKind<Read> {
  /** Part of the URLs, and folder of the templates: `record.njk`, and one for each action. */
  readonly path: 'referrals' | 'advice';
  read(ers: SignedIn['ers'], ubrn: string): Promise<Read>;
  versionOf(record: Read): string;
  describe(record: Read): object;
  readonly actions: Readonly<Record<string, RecordAction<Read>>>;
}

/** Whether the catalogue lets a business function call an operation. */
export function mayCall(
  { businessFunction }: { businessFunction: BusinessFunction },
  id: OperationId,
): boolean {
  const { businessFunctions }: OperationDefinition = operations[id];
  const allowed = businessFunctions['user-restricted'];
  return allowed === 'any' || (allowed ?? []).includes(businessFunction);
}

/** The page of a record, and the forms of what can be done with it. */
export function addRecordPages<Read>({ router, dataOf }: PageTools, kind: RecordKind<Read>): void {
  const { path, actions } = kind;

  async function readContext(request: Request, response: Response): Promise<ActionContext<Read>> {
    const { ers, role } = signedIn(response);
    const ubrn = String(request.params['ubrn']);
    return { ers, role, ubrn, query: request.query, data: dataOf(ers), record: await kind.read(ers, ubrn) };
  }

  const isOffered = (action: RecordAction<Read>, { role, record }: ActionContext<Read>): boolean =>
    mayCall(role, action.operation) && action.isOffered(record);

  async function buildForm(name: string, context: ActionContext<Read>): Promise<FormPage> {
    const { record } = context;
    const action = actions[name];
    const isBlocked = !action || !isOffered(action, context);
    const form = isBlocked ? {} : await action.form(context);
    return {
      rules: {},
      view: `${path}/${name}.njk`,
      version: kind.versionOf(record),
      isBlocked,
      ...form,
      locals: { ...kind.describe(record), ...form.locals },
    };
  }

  router.get(`/${path}/:ubrn`, async (request, response) => {
    const context = await readContext(request, response);
    const offered = Object.keys(actions).filter((name) => isOffered(actions[name]!, context));
    response.render(`${path}/record.njk`, {
      ...kind.describe(context.record),
      offered,
      mayRefer: mayCall(context.role, 'A019'),
    });
  });

  router.get(`/${path}/:ubrn/:action`, async (request, response, next) => {
    const { action } = request.params;
    if (!Object.hasOwn(actions, action)) return next();
    showForm(response, await buildForm(action, await readContext(request, response)));
  });

  router.post(`/${path}/:ubrn/:action`, async (request, response, next) => {
    const { ubrn, action: name } = request.params;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) return next();
    let context: ActionContext<Read> | undefined;
    const build = async () => buildForm(name, (context = await readContext(request, response)));
    await takeForm(request, response, build, async ({ answers, version }) => {
      const letter = uploadedLetter(request, answerOf(answers, 'description'));
      if (context) await action.send(context, { answers, version, letters: letter ? [letter] : [] });
      setFlash(request, { kind: 'success', text: action.done });
      return `/${path}/${ubrn}`;
    });
  });
}
