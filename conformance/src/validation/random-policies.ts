/** Policies, templates and links at random for one schema. */

import type { Random } from "../fuzz/random.ts";
import type { PolicyTexts } from "./differential.ts";
import { IDS, randomPolicy, randomTarget } from "./random-policy.ts";
import type { Model } from "./random-schema.ts";

const PER_SET = 4;

export function randomPolicies(random: Random, model: Model): PolicyTexts {
  const policies: Record<string, string> = {};
  const templates: Record<string, string> = {};
  const links: PolicyTexts["links"][number][] = [];
  for (let index = 0; index < PER_SET; index++) {
    const text = randomPolicy(random, model, randomTarget(random, model), {
      mistakes: random.pick([0, 0, 12, 40, 80]),
      slots: random.int(5) === 0,
      exact: random.int(2) === 0,
    });
    const slots = ["?principal", "?resource"].filter((slot) => text.includes(slot));
    if (slots.length === 0) {
      policies[`p${index}`] = text;
      continue;
    }
    templates[`p${index}`] = text;
    for (let link = random.int(3); link > 0; link--) {
      const values = Object.fromEntries(slots.map((slot) => [slot, randomUid(random, model)]));
      links.push({ templateId: `p${index}`, newId: `p${index}-${link}`, values });
    }
  }
  return { policies, templates, links };
}

function randomUid(random: Random, model: Model): { readonly type: string; readonly id: string } {
  if (random.int(12) === 0) return { type: random.pick(["Nobody", "Action"]), id: "view" };
  const { name, ids } = random.pick(model.entityTypes);
  return { type: name, id: random.pick(random.int(12) === 0 ? IDS : (ids ?? IDS)) };
}
