/** `cedrus format` */

import { formatSchema } from "cedrus/schema";
import { EXIT } from "../exit-code.ts";
import { unreadable } from "../inputs.ts";
import { addExamples, option } from "../options.ts";
import { about, bad, BadInput, problem, UsageError, valueOf } from "../problem.ts";
import { readSchemaText, withFormHelp } from "../read-schema.ts";
import type { AddCommand, Run } from "../run.ts";

interface FormatOptions {
  readonly schema?: string;
  readonly policies?: string;
  readonly lineWidth?: string;
  readonly indentWidth?: string;
  readonly write?: boolean;
  readonly check?: boolean;
}

export const addFormat: AddCommand = (program, start) => {
  const command = program
    .command("format")
    .description("Lay out a schema in Cedar syntax anew. Comments are kept.")
    .addOption(option("-s, --schema <FILE>", "the schema to format; `-` is standard input"))
    .addOption(option("-p, --policies <FILE>", "not supported yet").hideHelp())
    .addOption(option("-l, --line-width <COLUMNS>", "columns of a line (default: 80)"))
    .addOption(option("-i, --indent-width <COLUMNS>", "columns of one level (default: 2)"))
    .option("-w, --write", "put the result into the file instead of printing it")
    .option("-c, --check", "print nothing; exit code 1 if formatting changes anything")
    .action((options: FormatOptions) => start((run) => format(run, options)));
  addExamples(
    command,
    "cedrus format -s tinytodo.cedarschema",
    "cedrus format -s tinytodo.cedarschema --line-width 60 --indent-width 4",
    "cedrus format -s tinytodo.cedarschema --check",
  );
};

const CEDAR_ONLY = {
  ifJson: "only Cedar syntax is formatted; `cedrus translate-schema` makes it from JSON",
};

async function format(run: Run, options: FormatOptions): Promise<number> {
  const layout = checkedLayout(options);
  const source = valueOf(await readSchemaText(run.inputs, options));
  const read = about(formatSchema(source.text, layout), source);
  const formatted = valueOf(
    read.ok ? read : bad(...read.error.map((found) => withFormHelp(found, CEDAR_ONLY))),
  );
  const changed = formatted !== source.text;
  if (options.check === true) {
    if (changed) valueOf(bad(notFormatted(source.name)));
    await run.reporter.result("", { changed });
  } else if (options.write === true) {
    if (changed) await replace(run, source.name, formatted);
    await run.reporter.result("", { changed });
  } else {
    // The reporter ends the last line.
    await run.reporter.result(formatted.replace(/\n$/, ""), { changed, text: formatted });
  }
  return EXIT.ok;
}

function notFormatted(name: string): ReturnType<typeof problem> {
  return problem("not-formatted", `\`${name}\` is not formatted`, {
    help: "`cedrus format --write` formats it",
    source: { name },
  });
}

async function replace({ io }: Run, path: string, text: string): Promise<void> {
  try {
    await io.replaceFile(path, text);
  } catch (error) {
    throw new BadInput([unreadable(error, path, "write")]);
  }
}

interface Layout {
  readonly lineWidth: number;
  readonly indentWidth: number;
}

/** @throws UsageError if the options do not fit together. */
function checkedLayout(options: FormatOptions): Layout {
  const { schema, policies, write, check } = options;
  if (policies !== undefined || schema === undefined) {
    throw new UsageError("policies cannot be formatted yet", "name a schema with `--schema`");
  }
  if (write === true && check === true) {
    throw new UsageError("`--write` and `--check` exclude each other");
  }
  if (write === true && schema === "-") {
    throw new UsageError("standard input cannot be written", "name a file with `--schema`");
  }
  return {
    lineWidth: columns("--line-width", options.lineWidth ?? "80", { least: 1, most: 10_000 }),
    indentWidth: columns("--indent-width", options.indentWidth ?? "2", { least: 0, most: 100 }),
  };
}

function columns(
  name: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `\`${name}\` is \`${text}\`, which is not a number of columns`,
    `a whole number from ${least} to ${most}`,
  );
}
