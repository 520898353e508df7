/** The command was called in a way that says nothing; its message says what to type. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}

/** An option or an argument that a command cannot do without. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === "") throw new Misuse(`Cannot go on without ${name}`);
  return value;
}
