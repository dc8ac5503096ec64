import type { Request, Response } from 'express';
import { signedIn } from '../identity/signed-in.js';
import { problemOf, type Problem } from './problems.js';
import { fileProblem } from './upload.js';

/** What was entered: by the names of fields, several for checkboxes. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** What an answer has to be. Wording and order of the questions are the template's. */
export interface Rule {
  /** What to say where it is left out. Default: it may be. */
  readonly required?: string;
  /** Most characters. Default: 1,000. */
  readonly maximum?: number;
  /** The answers there are. Default: any. */
  readonly oneOf?: readonly string[];
  /** What is wrong with an answer, if anything. `all` are those of the whole form. */
  readonly check?: (answer: string | undefined, all: Answers) => string | undefined;
}

/** A page with a form, as it is now. */
export interface FormPage {
  readonly view: string;
  readonly locals: object;
  /** By the names of the fields; `file` is the uploaded one. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** What stands in it at first. */
  readonly initial?: Answers;
  /** The version of the record: what is sent is based on the one the user saw. */
  readonly version?: string | undefined;
  /** Whether it cannot be sent any more. */
  readonly isBlocked?: boolean;
}

/** What the user sent, and the version of the record that they saw. */
export interface Submission {
  readonly answers: Answers;
  readonly version: string;
}

/** The only answer to a question, if there is one. */
export const answerOf = (answers: Answers, name: string): string | undefined => answers[name]?.[0];

/** The only answer to a question that has to be answered, as one of its codes. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the rule of the question has made sure of the type
export const answerTo = <Code extends string>(answers: Answers, name: string): Code =>
  (answers[name]?.[0] ?? '') as Code;

const textsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .map((item) => (typeof item === 'string' ? item.replaceAll('\r\n', '\n').trim() : ''))
    .filter((text) => text !== '');

function wrongWith({ required, maximum = 1000, oneOf, check }: Rule, name: string, all: Answers) {
  const given = all[name] ?? [];
  if (given.length === 0) return required ?? check?.(undefined, all);
  if (oneOf && !given.every((value) => oneOf.includes(value))) return required ?? 'Choose one of the answers';
  if (given.some(({ length }) => length > maximum))
    return `Use ${maximum.toLocaleString('en')} characters or fewer`;
  return check?.(given[0], all);
}

interface Shown extends Partial<Submission> {
  readonly errors?: readonly { readonly name: string; readonly text: string }[];
  readonly problem?: Problem;
}

/** The role in which the user sees a form. In another tab they may take another one before they send it. */
function roleOf(response: Response): string {
  const { organisation, businessFunction, onBehalfOf } = signedIn(response).role;
  return [organisation, businessFunction, onBehalfOf].join(' ').trim();
}

/** Shows a form, with what was entered and what is wrong with it. */
function showForm(response: Response, page: FormPage, shown: Shown = {}): void {
  const { errors = [], problem } = shown;
  const { isBlocked, version, initial: answers = {}, locals } = page;
  const wrong = Object.fromEntries(errors.map(({ name, text }) => [name, text]));
  const status = problem?.status ?? (isBlocked ? 409 : errors.length > 0 ? 400 : 200);
  const fields = { formRole: roleOf(response), isBlocked, version, answers, errors, wrong };
  response.status(status).render(page.view, { ...locals, ...fields, ...shown });
}

/**
 * Shows a form, or takes it where it was posted: shows it again with what is wrong, or acts on it and redirects
 * to where `act` says. Where e-RS refuses, the form comes back with the reason and with everything entered; after
 * a conflict it is built again, since the record is another one than the user saw.
 */
export async function serveForm(
  request: Request,
  response: Response,
  page: FormPage,
  act: (submission: Submission) => Promise<string>,
  rebuild: () => FormPage | Promise<FormPage> = () => page,
): Promise<void> {
  if (request.method !== 'POST') return showForm(response, page);
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const names = Object.keys(page.isBlocked ? body : page.rules);
  const answers = Object.fromEntries(names.map((name) => [name, textsOf(body[name])]));
  const [version = ''] = textsOf(body['version']);
  if (page.isBlocked) return showForm(response, page, { answers });
  const [formRole = ''] = textsOf(body['formRole']);
  if (formRole !== roleOf(response)) {
    const reference = String(response.locals['requestId']);
    const problem = { status: 409, codes: ['ROLE_CHANGED'], isConflict: false, reference };
    return showForm(response, page, { answers, problem, version });
  }
  const errors = Object.entries(page.rules).flatMap(([name, rule]) => {
    const isFile = name === 'file';
    const text = isFile ? fileProblem(request, response, rule.required) : wrongWith(rule, name, answers);
    return text === undefined ? [] : [{ name, text }];
  });
  if (errors.length > 0) return showForm(response, page, { answers, errors, version });
  try {
    response.redirect(303, await act({ answers, version }));
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    if (problem.isConflict) return showForm(response, await rebuild(), { answers, problem });
    showForm(response, page, { answers, problem, version });
  }
}
