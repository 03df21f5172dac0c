/** The options that several commands have, under the names of the official command line. */

import { type Command, InvalidArgumentError, Option } from "commander";
import { ERROR_FORMATS } from "./render-problem.ts";
import { POLICY_FORMATS } from "./read-policies.ts";
import { SCHEMA_FORMATS } from "./read-schema.ts";

/** An option with a value. Given twice it is an error: one of the two would be forgotten. */
export function option(flags: string, description: string, choices?: readonly string[]): Option {
  const made = new Option(flags, description);
  if (choices !== undefined) made.choices(choices);
  return made.argParser((value: string, previous: string | undefined) => {
    if (previous !== undefined) throw new InvalidArgumentError("It was given twice.");
    if (choices?.includes(value) === false) {
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.`);
    }
    return value;
  });
}

export const OUTPUTS = ["human", "json"] as const;

/** The options that stand before or after the name of any command. */
export function addGlobalOptions(program: Command): void {
  program
    .addOption(option("--output <FORMAT>", "what to print on standard output", OUTPUTS))
    .addOption(
      option(
        "-f, --error-format <FORMAT>",
        "how to print problems (env: CEDAR_ERROR_FORMAT)",
        ERROR_FORMATS,
      ),
    );
}

export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(option("-p, --policies <FILE>", "policies and templates (default: standard input)"))
    .addOption(policyFormatOption())
    .addOption(option("-k, --template-linked <FILE>", "links of templates, made by `cedrus link`"));
}

function policyFormatOption(): Option {
  return option("--policy-format <FORMAT>", "the form of the policies", POLICY_FORMATS);
}

export function addSchemaOptions(command: Command, description = "a schema"): Command {
  return command
    .addOption(option("-s, --schema <FILE>", description))
    .addOption(
      option("--schema-format <FORMAT>", "the form of the schema (default: cedar)", SCHEMA_FORMATS),
    );
}

export function addRequestOptions(command: Command): Command {
  return command
    .addOption(option("-l, --principal <ENTITY>", `for example 'User::"alice"'`))
    .addOption(option("-a, --action <ENTITY>", `for example 'Action::"view"'`))
    .addOption(option("-r, --resource <ENTITY>", `for example 'Photo::"cat.jpg"'`))
    .addOption(option("-c, --context <FILE>", "a JSON object (default: an empty one)"))
    .addOption(
      option(
        "--request-json <FILE>",
        "the whole request: principal, action, resource, context",
      ).conflicts(["principal", "action", "resource", "context"]),
    );
}

/** The options of a command that reads requests with a schema if there is one. */
export function addRequestSchemaOptions(command: Command): Command {
  return addSchemaOptions(command, "a schema, by which entities and requests are read").addOption(
    option(
      "--request-validation <BOOL>",
      "whether requests must be as the schema says (default: true)",
      ["true", "false"],
    ),
  );
}

export function entitiesOption(): Option {
  return option("--entities <FILE>", "entities in Cedar's JSON form");
}

/** Examples at the end of a help text. They run in a folder with the files they name. */
export function addExamples(command: Command, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ ${example}`).join("\n");
  return command.addHelpText(
    "after",
    `\nExample${examples.length > 1 ? "s" : ""} (in examples/tinytodo):\n${lines}`,
  );
}
