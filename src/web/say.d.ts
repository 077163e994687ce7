export type Values = Readonly<Record<string, string | number>>;
export function fill(template: string, language: string, values: Values): string;
export function say(code: string, values?: Values): string;
