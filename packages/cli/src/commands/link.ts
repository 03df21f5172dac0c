/** `cedrus link` */

import { type EntityUid, parseJson, printPolicy, type SlotId } from "cedrus";
import { EXIT } from "../exit-code.ts";
import { given, unreadable } from "../inputs.ts";
import { addExamples, addPolicyOptions, option } from "../options.ts";
import { about, andThen, BadInput, joined, type Read, UsageError, valueOf } from "../problem.ts";
import { linksToJson, slotValues } from "../read-links.ts";
import { type PolicyOptions, readPolicies } from "../read-policies.ts";
import type { AddCommand, Run } from "../run.ts";

interface LinkOptions extends PolicyOptions {
  readonly templateId: string;
  readonly newId: string;
  readonly arguments: string;
}

export const addLink: AddCommand = (program, start) => {
  const command = program
    .command("link")
    .description("Link a template, and keep the link in the file of -k (made if there is none).");
  addPolicyOptions(command)
    .addOption(option("--template-id <ID>", "the template to link").makeOptionMandatory())
    .addOption(option("-n, --new-id <ID>", "the id of the new policy").makeOptionMandatory())
    .addOption(option("-a, --arguments <JSON>", "the slots and their values").makeOptionMandatory())
    .action((options: LinkOptions) => start((run) => link(run, options)));
  addExamples(
    command,
    `cedrus link -p policies.cedar -k links.json --template-id share-with -n share-0 -a '{"?principal": "User::\\"kesha\\"", "?resource": "List::\\"0\\""}'`,
  );
};

/** Only here may the file of links be missing: elsewhere a typing error would drop policies. */
async function link({ io, inputs, reporter }: Run, options: LinkOptions): Promise<number> {
  const { templateLinked: path, templateId, newId } = options;
  if (path === "-") throw new UsageError("the links cannot be kept in standard input");
  const isNew = path !== undefined && !(await io.exists(path));
  const policyOptions = isNew ? withoutLinks(options) : options;
  const read = joined({
    policies: await readPolicies(inputs, policyOptions),
    values: slotsFromOption(options.arguments),
  });
  const { policies, values } = valueOf(read);
  const added = { templateId, newId, values };
  const linked = valueOf(about(policies.set.link(added)));
  if (path !== undefined) {
    try {
      await io.replaceFile(path, linksToJson([...policies.links, added]));
    } catch (error) {
      throw new BadInput([unreadable(error, path, "write")]);
    }
  }
  const text = printPolicy(linked);
  const done =
    path === undefined
      ? "Template-linked policy (not kept: give -k)"
      : "Template-linked policy added";
  await reporter.result(`${done}: ${text}`, { id: newId, templateId, text });
  return EXIT.ok;
}

function withoutLinks({ policies, policyFormat }: LinkOptions): PolicyOptions {
  return {
    ...(policies === undefined ? {} : { policies }),
    ...(policyFormat === undefined ? {} : { policyFormat }),
  };
}

function slotsFromOption(text: string): Read<ReadonlyMap<SlotId, EntityUid>> {
  const source = given("--arguments", text);
  return andThen(about(parseJson(text), source), (json) =>
    slotValues(json, "$", { name: source.name }),
  );
}
