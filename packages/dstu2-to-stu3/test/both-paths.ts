import type { Issue, ToStu3Options } from '../src/index.js';
import { Context } from '../src/internal/context.js';
import { mapObject, mapValue } from '../src/internal/map-object.js';
import { findLocals } from '../src/internal/references.js';
import { specs } from '../src/internal/specs.js';
import type { Json } from './support.js';

/** Where an object is met. */
export interface Setting {
  readonly options?: ToStu3Options;
  /** The contained resources around it. */
  readonly contained?: Json[];
  /** Outside an e-RS referral. Default: in one. */
  readonly outside?: boolean;
  readonly inWorkItem?: boolean;
  readonly inLocation?: boolean;
}

/** What one path makes of an object, with all that it leaves behind. */
interface Outcome {
  readonly out: Json | undefined;
  readonly issues: Issue[];
  /** For each actor, what took its identifier over, and whether that has its name as well. */
  readonly actors: (readonly [holder: Json | undefined, named: boolean])[];
  readonly usedDefaultBase: boolean;
}

function contextOf(setting: Setting, trace: boolean): Context {
  const context = new Context('ReferralRequest', specs, { ...setting.options, trace });
  const container = { resourceType: 'ReferralRequest', contained: setting.contained ?? [] };
  context.ers = true;
  context.container = container;
  if (setting.outside !== true) context.referral = container;
  if (setting.inWorkItem === true) context.workItem = {};
  context.inLocation = setting.inLocation === true;
  context.from = ['place', 3];
  context.to = ['target', 1];
  return context;
}

function outcomeOf(context: Context, out: Json | undefined): Outcome {
  return {
    out,
    issues: context.issues(),
    actors: [...findLocals(context).values()]
      .filter((actor) => actor !== null)
      .map(({ holder, named }) => [holder, named] as const),
    usedDefaultBase: context.usedDefaultBase,
  };
}

/** What the short cut of a type makes of an object; throws where it does not leave the place as it was. */
export function shortCut(type: string, source: Json, setting: Setting = {}): Outcome {
  const context = contextOf(setting, false);
  const out = specs.get(type)!.quick!(context, source);
  const place = JSON.stringify([context.from, context.to, context.workItem === undefined]);
  if (place !== JSON.stringify([['place', 3], ['target', 1], setting.inWorkItem !== true]))
    throw new Error(`The place is not what it was: ${place}`);
  return outcomeOf(context, out);
}

/** What the tables make of the same, element by element. */
export function longWay(type: string, source: Json, setting: Setting = {}): Outcome {
  const context = contextOf(setting, true);
  const spec = specs.get(type)!;
  const field = { ...specs.get('List.entry')!.fields.get('item')!, spec };
  const isResource = type === 'ErsDocumentReference';
  const out = isResource
    ? mapObject(context, spec, source)
    : (mapValue(context, field, source, {}, {}) as Json | undefined);
  return outcomeOf(context, out);
}
