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

/**
 * The path parameters of an operation, as in its path template.
 *
 * @example
 * ```ts
 * import type { PathParameters } from '@ers-kit/operations';
 *
 * const parameters: PathParameters<'A005-versioned'> = { ubrn: '000000070000', version: 5 };
 * ```
 */
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

/**
 * The query parameters of an operation, under the names that go on the wire.
 *
 * @example
 * ```ts
 * import type { QueryParameters } from '@ers-kit/operations';
 *
 * const query: QueryParameters<'A035'> = { _id: ['12345', '67890'] };
 * ```
 */
export type QueryParameters<Id extends OperationId> = QueryOf<Operations[Id]['query']>;

/**
 * Every parameter of an operation, path and query, in one flat object.
 *
 * @example
 * ```ts
 * import type { OperationParameters } from '@ers-kit/operations';
 *
 * const parameters: OperationParameters<'A005'> = { ubrn: '000000070000' };
 * ```
 */
export type OperationParameters<Id extends OperationId> = Flat<PathParameters<Id> & QueryParameters<Id>>;

/**
 * The last argument of `operationUrl`: not there at all where the operation has no parameters.
 *
 * @example
 * ```ts
 * import type { ParameterArguments } from '@ers-kit/operations';
 *
 * const none: ParameterArguments<'A030'> = [];
 * const one: ParameterArguments<'A005'> = [{ ubrn: '000000070000' }];
 * ```
 */
export type ParameterArguments<Id extends OperationId> = OperationId extends Id
  ? [parameters?: Readonly<Record<string, unknown>>]
  : keyof OperationParameters<Id> extends never
    ? [parameters?: Readonly<Record<string, never>>]
    : [parameters: OperationParameters<Id>];
