/** A statement as the server's protocol wants it, and which variable each of its numbers stands for. */
export type NumberedStatement = { text: string; names: string[] };

/** Puts $1, $2 … in the place of :name, as pgbench does; a cast's double colon is none. */
export function numberParameters(statement: string): NumberedStatement {
  const names: string[] = [];
  const text = statement.replace(/(?<![:\w]):([a-z_]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}
