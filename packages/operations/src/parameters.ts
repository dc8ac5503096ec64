import type { OperationId, Operations } from './operations.js';
import type { pathParameterRules, PathParameterName } from './parameter-rules.js';

/** What a caller gives for a parameter of that rule. */
type ValueOf<Rule> = Rule extends { kind: 'code'; values: readonly (infer Value)[] }
  ? Value
  : Rule extends { kind: 'version' | 'integer' }
    ? number | string
    : Rule extends { kind: 'idList' }
      ? string | readonly string[]
      : string;

type QueryValueOf<Parameter> = Parameter extends { repeatable: true }
  ? ValueOf<Parameter> | readonly ValueOf<Parameter>[]
  : ValueOf<Parameter>;

type RequiredNames<Query> = {
  [Name in keyof Query]: Query[Name] extends { required: true } ? Name : never;
}[keyof Query];

type Flat<T> = { [Key in keyof T]: T[Key] };

/** The names in braces of a path template. */
type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The path parameters of an operation, as in its path template. */
export type PathParameters<Id extends OperationId> = {
  readonly [Name in NamesIn<Operations[Id]['path']> & PathParameterName]: ValueOf<
    (typeof pathParameterRules)[Name]
  >;
};

type QueryOf<Query> = Flat<
  { readonly [Name in RequiredNames<Query>]: QueryValueOf<Query[Name]> } & {
    readonly [Name in Exclude<keyof Query, RequiredNames<Query>>]?: QueryValueOf<Query[Name]> | undefined;
  }
>;

/** The query parameters of an operation, under the names that go on the wire. */
export type QueryParameters<Id extends OperationId> = QueryOf<Operations[Id]['query']>;

/** Every parameter of an operation, path and query, in one flat object. */
export type OperationParameters<Id extends OperationId> = Flat<PathParameters<Id> & QueryParameters<Id>>;

/** The last argument of `operationUrl`: not there at all where the operation has no parameters. */
export type ParameterArguments<Id extends OperationId> = OperationId extends Id
  ? [parameters?: Readonly<Record<string, unknown>>]
  : keyof OperationParameters<Id> extends never
    ? [parameters?: Readonly<Record<string, never>>]
    : [parameters: OperationParameters<Id>];
