/** A field that a type of FHIR declares itself. */
interface DeclaredField {
  readonly name: string;
  readonly optional: boolean;
  readonly list: boolean;
  /** As declared, without its being a list or optional: `Coding`, `('draft'|'active')`. */
  readonly type: string;
}

interface DeclaredType {
  /** What it inherits from, such as `DomainResource`. */
  readonly parent: string;
  readonly fields: readonly DeclaredField[];
}

/** What `declarations`, the text of a release in `@types/fhir`, say of the interface `name`; `undefined` where they have none. */
export function readDeclaredType(declarations: string, name: string): DeclaredType | undefined {
  const head = new RegExp(`^export interface ${name}\\b.*$`, 'm').exec(declarations);
  if (!head) return undefined;
  const body = declarations.slice(head.index, declarations.indexOf('\n}', head.index));
  return {
    parent: /extends (\w+)/.exec(head[0])?.[1] ?? '',
    fields: [...body.matchAll(/^ {2}(?!_)(\w+)(\??): ([^;]+);$/gm)].map(([, field = '', mark, text = '']) => {
      const type = text.replace(' | undefined', '');
      return {
        name: field,
        optional: mark === '?',
        list: type.endsWith('[]'),
        type: type.replace(/\[\]$/, '').replace('<T>', ''),
      };
    }),
  };
}
