import type { Issue, IssueCode, IssueSeverity } from '../issue.js';
import { inferred } from '../tables/rules.js';
import type { InferredRule, ToStu3Options } from '../types.js';
import type { Actor } from './actors.js';
import type { Spec } from './spec.js';
import { Trace } from './trace.js';

/** A JSON object, of the source or of the result. */
export type Json = Record<string, unknown>;

/** Names and indexes from the root down. */
export type Path = (string | number)[];

/** Resources that a nested resource split off, for the list that holds it to take in. */
export interface Siblings {
  readonly list: 'contained' | 'entry';
  readonly resources: Json[];
  /** Extensions that lead from the container to them; entries of a bundle have none. */
  readonly links?: Json[];
  /** The `fullUrl` of the entry that holds the nested resource. */
  fullUrl?: string;
}

const none: Set<unknown> = new Set();

/** Reference data of production. */
const production = {
  apim: 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/',
  hscn: 'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/CodeSystem/',
};

/** What an issue says, wherever it is. */
export interface Remark {
  readonly severity: IssueSeverity;
  readonly code: IssueCode;
  readonly message: string;
  readonly rule: string | undefined;
  /** What it concerns below the result path; `undefined`: nothing there. */
  readonly target: string | undefined;
  /** Where it is below the path of its note, in source and result alike. */
  readonly below?: Path;
}

/** Remarks about one place, whose paths are not spelled out yet. */
interface Note {
  readonly remarks: Remark | readonly Remark[];
  readonly from: Path;
  readonly to: Path;
}

/** The state of one call: where it is in source and result, and what there is to say. */
export class Context {
  private readonly notes: Note[] = [];
  /** Where the mapper is in the source, and in the result. Pushed and popped on the way down. */
  from: Path = [];
  to: Path = [];
  readonly trace: Trace | undefined;
  readonly apim: boolean;
  /** What reference-data code systems begin with. */
  readonly referenceData: string;
  readonly options: ToStu3Options;
  /** Row 31 of A005 is on. */
  readonly renamesDocuments: boolean;
  /** Counts what was left out, so that an object is looked at again only when it may be empty. */
  losses = 0;
  comments = 0;
  /** In an e-RS payload. */
  ers = false;
  /** In an e-RS referral (A005), of either generation. */
  referral: Json | undefined;
  /** The resource whose `contained` local references lead to, and what it has by id. */
  container: Json = {};
  containerPath: Path = [];
  locals: Map<unknown, Actor | null> | undefined;
  /** The contained resources that become logical references. */
  dissolved: Set<unknown> = none;
  siblings: Siblings | undefined;
  /** The worklist item whose fields are being mapped. */
  workItem: object | undefined;
  /** In the specialties of A004, which alone have dates as extensions. */
  specialties = false;
  /** In the `location` parameter of a worklist request. */
  inLocation = false;
  /** Which of several formats of a document content is being written. */
  format = 0;
  usedDefaultBase = false;

  constructor(
    readonly rootType: string,
    readonly specs: ReadonlyMap<string, Spec>,
    options: ToStu3Options,
  ) {
    this.options = options;
    this.apim = options.target !== 'stu3-hscn';
    const base = options.referenceDataBaseUrl?.replace(/\/+$/, '').replace(/\/STU3(\/v1)?$/, '');
    const version = this.apim ? '/STU3/CodeSystem/' : '/STU3/v1/CodeSystem/';
    this.referenceData = base === undefined ? production[this.apim ? 'apim' : 'hscn'] : base + version;
    this.renamesDocuments = this.infers('A005.31');
    this.trace = options.trace ? new Trace() : undefined;
  }

  /** A code system of the reference data. */
  referenceSystem(name: string): string {
    this.usedDefaultBase ||= this.options.referenceDataBaseUrl === undefined;
    return this.referenceData + name;
  }

  /** Whether an inferred rule is on. */
  infers(rule: InferredRule): boolean {
    return this.options.inferences?.[rule] ?? (rule === 'A005.51' ? !this.apim : inferred[rule]);
  }

  /** Notes an issue about where the mapper is, or about `from`; `target` is what it concerns below the result path. */
  report(
    severity: IssueSeverity,
    code: IssueCode,
    message: string,
    rule?: string,
    target?: string,
    from: Path = this.from.slice(),
  ): void {
    const to = target === undefined ? from : this.to.slice();
    this.notes.push({ remarks: { severity, code, message, rule, target }, from, to });
  }

  /** Notes several remarks about where the mapper is. */
  note(remarks: readonly Remark[]): void {
    this.notes.push({ remarks, from: this.from.slice(), to: this.to.slice() });
  }

  /** How many notes there are. */
  get said(): number {
    return this.notes.length;
  }

  /** Takes back the notes after the first `said`. */
  unsay(said: number): void {
    this.notes.splice(said);
  }

  /** The issues, with their paths as text. Spelling paths out costs more than the mapping, so it waits until asked for. */
  issues(): Issue[] {
    return this.notes.flatMap(({ remarks, from, to }) =>
      [remarks].flat().map((remark) => this.spell(remark, from, to)),
    );
  }

  private spell({ severity, code, message, rule, target, below = [] }: Remark, from: Path, to: Path): Issue {
    return {
      severity,
      code,
      sourcePath: pathText([...from, ...below]) || this.rootType,
      ...(target !== undefined && { targetPath: pathText([...to, ...below, ...(target ? [target] : [])]) }),
      message,
      ...(rule !== undefined && { rule }),
    };
  }
}

/** A name from outside the tables, as FHIRPath spells it: one that is no identifier goes between backticks. */
export function asSegment(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

/** A path as FHIRPath. */
export function pathText(path: Path): string {
  let text = '';
  for (let index = 0; index < path.length; index += 1) {
    const key = path[index]!;
    text += typeof key === 'number' ? `[${key}]` : text ? `.${key}` : key;
  }
  return text;
}
