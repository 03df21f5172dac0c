/** `cedrus translate-policy` */

import { type PolicySet, printPolicySet, policySetToJsonText } from "cedrus";
import { EXIT } from "../exit-code.ts";
import { addExamples, option } from "../options.ts";
import { bad, problem, type TextSource, valueOf } from "../problem.ts";
import { readPolicies } from "../read-policies.ts";
import type { AddCommand, Run } from "../run.ts";

const DIRECTIONS = ["cedar-to-json", "json-to-cedar"] as const;

interface TranslateOptions {
  readonly direction: (typeof DIRECTIONS)[number];
  readonly policies?: string;
}

export const addTranslatePolicy: AddCommand = (program, start) => {
  const command = program
    .command("translate-policy")
    .description("Translate policies from Cedar text to JSON, or from JSON to Cedar text.")
    .addOption(
      option("--direction <DIRECTION>", "from what to what", DIRECTIONS).makeOptionMandatory(),
    )
    .addOption(option("-p, --policies <FILE>", "what to translate (default: standard input)"))
    .action((options: TranslateOptions) => start((run) => translate(run, options)));
  addExamples(command, "cedrus translate-policy --direction cedar-to-json -p policies.cedar");
};

async function translate(run: Run, { direction, policies }: TranslateOptions): Promise<number> {
  const isToJson = direction === "cedar-to-json";
  const file = policies === undefined ? {} : { policies };
  const format = isToJson ? "cedar" : "json";
  const { set, source } = valueOf(
    await readPolicies(run.inputs, { ...file, policyFormat: format }),
  );
  if (isToJson)
    await run.reporter.resultText(policySetToJsonText(set, run.reporter.json ? 0 : 2), "policies");
  else {
    const text = cedarText(set, source);
    await run.reporter.result(text, { text });
  }
  return EXIT.ok;
}

/** @throws BadInput when there are links: leaving them out would change what is decided. */
function cedarText(set: PolicySet, source: TextSource): string {
  const links = [...set.policies()].filter(({ kind }) => kind === "linked");
  if (links.length === 0) return printPolicySet(set).trimEnd();
  const problems = links.map(({ id }) =>
    problem(
      "link-has-no-text",
      `policy \`${id}\` is linked from a template, which Cedar text cannot say`,
      {
        help: "move the links to a file for `--template-linked`",
        source: { name: source.name },
      },
    ),
  );
  return valueOf(bad(...problems));
}
