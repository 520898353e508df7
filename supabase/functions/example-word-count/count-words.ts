/** The words of a text; stands for work that may fail and whose cost shows only when it is done. */
export async function countWords(text: string): Promise<number> {
  return await Promise.resolve(text.match(/\S+/g)?.length ?? 0);
}

/** More words than this a text cannot have: every word but the last takes a character and a space. */
export function mostWordsIn(text: string): number {
  return Math.ceil(text.length / 2);
}
