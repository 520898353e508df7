/** A file that breaks a rule: the rule's claim, the file's path and its text. */
export type Offence = [claim: string, path: string, text: string];
