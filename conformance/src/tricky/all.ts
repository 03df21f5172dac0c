/** Every tricky input, each once. */

import { dataJsonInputs } from "./data-json.ts";
import { escapeInputs } from "./escapes.ts";
import { extensionInputs } from "./extensions.ts";
import { numberInputs } from "./numbers.ts";
import { policyJsonInputs } from "./policy-json.ts";
import { reservedInputs } from "./reserved.ts";
import { scopeInputs } from "./scopes.ts";
import { semanticsInputs } from "./semantics.ts";
import { syntaxInputs } from "./syntax.ts";
import type { TrickyInput } from "./tricky.ts";
import { whitespaceInputs } from "./whitespace.ts";

export function allTrickyInputs(): TrickyInput[] {
  const lists = [
    escapeInputs(),
    numberInputs(),
    reservedInputs(),
    whitespaceInputs(),
    scopeInputs(),
    syntaxInputs(),
    extensionInputs(),
    semanticsInputs(),
    policyJsonInputs(),
    dataJsonInputs(),
  ];
  const unique = new Map<string, TrickyInput>();
  for (const tricky of lists.flat()) {
    const key = `${tricky.kind} ${tricky.input}`;
    if (!unique.has(key)) unique.set(key, tricky);
  }
  return [...unique.values()];
}
