/** `cedrus language-version` */

import { EXIT } from "../exit-code.ts";
import { addExamples } from "../options.ts";
import type { AddCommand } from "../run.ts";

const LANGUAGE_VERSION = "4.5";

export const addLanguageVersion: AddCommand = (program, start) => {
  const command = program
    .command("language-version")
    .description("Print the version of the Cedar language.")
    .action(() =>
      start(async ({ reporter }) => {
        const document = { languageVersion: LANGUAGE_VERSION };
        await reporter.result(`Cedar language version: ${LANGUAGE_VERSION}`, document);
        return EXIT.ok;
      }),
    );
  addExamples(command, "cedrus language-version");
};
