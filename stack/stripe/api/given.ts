/** The parameters that were sent: an omitted one must not overwrite what is stored. */
export function given<T extends object>(parameters: T) {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
