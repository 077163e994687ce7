import { en } from './en.ts';
import { es } from './es.ts';

/** Every code that has a sentence. English is the catalogue that says which codes there are. */
export type MessageCode = keyof typeof en;

/** The sentences of one language; a language lacks none. */
export type Catalogue = Readonly<Record<MessageCode, string>>;

/** Values for the placeholders of a message; numbers are formatted for the reader's language. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The names between braces in a template; the forms of a plural follow its name (see say.ts). */
type PlaceholderOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Count}|${string}` ? Count : Name) | PlaceholderOf<Rest>
  : never;

/** The values that the sentence of `Code` needs; more may be given. */
export type ValuesOf<Code extends MessageCode> = MessageValues &
  Readonly<Record<PlaceholderOf<(typeof en)[Code]>, string | number>>;

/** Catalogues by lower-case BCP 47 tag. A further language is one file and one line here. */
export const catalogues: Readonly<Record<string, Catalogue>> & { readonly en: Catalogue } = { en, es };
