/** Words that begin with a letter or underscore, joined by dots: what the server takes for a module's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

const DECLARATION = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*module\s+([A-Za-z_][\w.-]*)\s*;/i;

export function isModuleName(name: string): boolean {
  return name.length <= 200 && NAME.test(name);
}

/** The name that a text gives itself by `module a.b;`, if it does. */
export function declaredName(epl: string): string | undefined {
  return DECLARATION.exec(epl)?.[1];
}

/** The text under a name: its own declaration is changed, a missing one put in front. */
export function withName(epl: string, name: string): string {
  const declared = declaredName(epl);
  if (declared === undefined) return `module ${name};\n\n${epl}`;
  if (declared === name) return epl;
  const at = epl.indexOf(declared, epl.search(/module/i));
  return epl.slice(0, at) + name + epl.slice(at + declared.length);
}

/** `wanted`, or where a module has that name already `wanted_2`, `wanted_3` … */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next++) name = `${wanted}_${next}`;
  return name;
}
