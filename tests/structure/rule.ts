import type { RepositoryFile } from "./repository-file.ts";

/** A sentence about the repository, and how to find what breaks it: one message per offence. */
export type Rule = {
  claim: string;
  problemsIn: (files: RepositoryFile[]) => string[];
};

/** A rule that looks at one file at a time, at those whose path fits. */
export function eachFile(
  claim: string,
  fits: (path: string) => boolean,
  problemsOf: (file: RepositoryFile) => string[],
): Rule {
  return {
    claim,
    problemsIn: (files) =>
      files.filter(({ path }) => fits(path)).flatMap((file) =>
        problemsOf(file).map((problem) => `${file.path}: ${problem}`)
      ),
  };
}
