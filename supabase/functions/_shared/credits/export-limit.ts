/** The most movements in one file; what is older goes into the next, with an earlier end. */
export const MAX_EXPORTED_ENTRIES = 50_000;
