/** Each target reports an engine that answers wrongly: a comparison that cannot fail compares nothing. */

import { expect, test } from "vitest";
import { contextFromJson, entitiesFromJson, isAuthorized, isAuthorizedBy, jsonText } from "cedrus";
import * as compat from "cedrus/compat";
import { type Authorized, type Engine, type Evaluated, Refusal } from "../oracles/engine.ts";
import { library } from "../oracles/library.ts";
import { model } from "../oracles/model.ts";
import { wasm } from "../oracles/wasm.ts";
import { Tape } from "../tape/tape.ts";
import type { Divergence, Target } from "../target.ts";
import { brokenEngine, withDecisions, withValues, withVerdicts } from "../testing/broken-engine.ts";
import { authorizeLoose } from "./authorize-loose.ts";
import { authorizeModel, authorizeWasm } from "./authorize-pairs.ts";
import { authorizeTyped } from "./authorize-typed.ts";
import { authorizerAbstract } from "./authorizer-abstract.ts";
import { targets } from "./all.ts";
import { accepts, bytesJson, bytesPolicies, bytesSchemas } from "./bytes.ts";
import type { Engines } from "./engines.ts";
import { configurations } from "./configurations.ts";
import { contextsConform, entitiesConform, requestsConform } from "./conform.ts";
import { DATA_LIBRARY, dataWithSchema } from "./data-with-schema.ts";
import { expressionsLoose, expressionsTyped } from "./expressions.ts";
import { extensionLiterals } from "./extension-literals.ts";
import { facade } from "./facade.ts";
import { hierarchyClosure } from "./hierarchy-closure.ts";
import { int64Reference } from "./int64-reference.ts";
import { laws } from "./laws.ts";
import { levels } from "./levels.ts";
import { likeReference } from "./like-reference.ts";
import { operatorTable } from "./operator-table.ts";
import { jsonToText, LIBRARY, textToJson } from "./policy-conversions.ts";
import { policySetChanges } from "./policy-set-changes.ts";
import { SCHEMA_LIBRARY, schemaConversions } from "./schema-conversions.ts";
import { validateLoose, validateTyped } from "./validate.ts";
import { validateFormulas } from "./validate-formulas.ts";
import { validatedNeverErrs } from "./validated-never-errs.ts";
import { evaluations, visitedPolicies } from "./visited-policies.ts";

const INPUTS = 400;
const SILENT = { compared: () => undefined, saw: () => undefined };

/** What is reported first. */
function firstFinding<Input>(target: Target<Input>): Divergence | undefined {
  for (let index = 0; index < INPUTS; index++) {
    const input = target.generate(Tape.of(`${target.name} ${index}`));
    const divergence = target.check(input, SILENT);
    if (divergence !== undefined) return divergence;
  }
  return undefined;
}

/** Denied for want of a permit, and allowed all the same. */
const allowing = withDecisions(library, (answer) =>
  answer.determining.length === 0 ? { ...answer, decision: "allow" } : answer,
);
const denying = withDecisions(library, (answer) => ({ ...answer, decision: "deny" }));
const forgetful = withDecisions(library, (answer) => ({
  ...answer,
  errors: answer.errors.slice(1),
}));
/** Differs where `allowing` is wrong, and in less. */
const chattyModel = withDecisions(model, (answer) =>
  answer.determining.length === 0
    ? { ...answer, errors: [...answer.errors, "nobody typeError"] }
    : answer,
);
const terse = withDecisions(library, (answer) => ({
  ...answer,
  determining: answer.determining.slice(0, 1),
}));
const confused = withDecisions(library, (answer) => ({
  ...answer,
  errors: answer.errors.map((error) => error.replace("typeError", "attrDoesNotExist")),
}));
/** An error is an answer like any other. */
const careless = withDecisions(library, (answer) => ({ ...answer, decision: overruled(answer) }));

function overruled({ decision, errors }: Authorized): Authorized["decision"] {
  return errors.length > 0 ? "allow" : decision;
}

/** Wrong about one value. */
function valued(from: string, to: Evaluated): Engine {
  return withValues(library, (result) =>
    ("error" in result ? result.error : result.value) === from ? to : result,
  );
}

const FALSE: Evaluated = { value: "false", literal: () => ({ kind: "lit", value: false }) };
const ZERO: Evaluated = { value: "long 0", literal: () => ({ kind: "lit", value: 0n }) };

/** One kind of error or warning is never given. */
function withoutFindings(kind: string): Engine {
  const isKept = (found: string): boolean => found !== kind;
  return brokenEngine(library, ({ findings }) => ({
    findings: (policies) => {
      const found = findings?.(policies);
      if (found === undefined || found instanceof Refusal) return new Refusal("no findings");
      const byPolicy = Array.from(found.byPolicy, ([id, { errors, warnings }]) => {
        return [id, { errors: errors.filter(isKept), warnings: warnings.filter(isKept) }] as const;
      });
      return { byPolicy: new Map(byPolicy), areAll: true };
    },
  }));
}

const easy = brokenEngine(library, () => ({
  validateRequest: () => true,
  validateContext: () => true,
  validateEntities: () => true,
}));

const by = (subject: Engine, ...oracles: readonly Engine[]) => ({ subject, oracles });

/** Refuses whatever it is asked. */
const refusing = answeringAll(new Refusal("no"));
/** Dies of whatever it is asked. */
const dying = answeringAll(new Refusal("unreachable", true));

function answeringAll(refusal: Refusal): Engine {
  const refuse = () => refusal;
  return {
    name: "nobody",
    load: () => ({
      authorize: refuse,
      evaluate: refuse,
      validate: refuse,
      findings: refuse,
      checkLevel: refuse,
      validateRequest: refuse,
      validateContext: refuse,
      validateEntities: refuse,
      slice: refuse,
    }),
  };
}

/** The targets whose engines can be chosen. */
const CHOSEN: Readonly<Record<string, (engines: Engines) => Target<unknown>>> = {
  "authorize-typed": authorizeTyped,
  "authorize-model": authorizeModel,
  "authorize-wasm": authorizeWasm,
  "authorize-loose": authorizeLoose,
  "authorizer-abstract": authorizerAbstract,
  configurations,
  "expressions-typed": expressionsTyped,
  "expressions-loose": expressionsLoose,
  "operator-table": operatorTable,
  "validate-typed": validateTyped,
  "validate-loose": validateLoose,
  "validated-never-errs": ({ subject }) => validatedNeverErrs(subject),
  levels,
  "requests-conform": requestsConform,
  "contexts-conform": contextsConform,
  "entities-conform": entitiesConform,
  "like-reference": likeReference,
  "int64-reference": int64Reference,
  "extension-literals": extensionLiterals,
  laws: ({ subject }) => laws(subject),
};

/** One of two policies hides the other. */
const unlessTwoAreThere: typeof evaluations = (set, request) =>
  set.size > 1 ? 0 : evaluations(set, request);

/** A target for each name, with what is under test broken, and in how many ways. */
const BROKEN: Readonly<Record<string, readonly (() => Divergence | undefined)[]>> = {
  "authorize-typed": [
    () => firstFinding(authorizeTyped(by(denying, model))),
    () => firstFinding(authorizeTyped(by(denying, wasm))),
  ],
  "authorize-model": [
    () => firstFinding(authorizeModel(by(forgetful, model))),
    () => firstFinding(authorizeModel(by(confused, model))),
  ],
  "authorize-wasm": [
    () => firstFinding(authorizeWasm(by(terse, wasm))),
    () => firstFinding(authorizeWasm(by(confused, wasm))),
  ],
  "authorize-loose": [
    () => firstFinding(authorizeLoose(by(forgetful, wasm))),
    () => firstFinding(authorizeLoose(by(forgetful, model))),
  ],
  "authorizer-abstract": [() => firstFinding(authorizerAbstract(by(careless)))],
  "expressions-typed": [
    () => firstFinding(expressionsTyped(by(valued("true", FALSE), model))),
    () => firstFinding(expressionsTyped(by(valued("true", FALSE), wasm))),
  ],
  "expressions-loose": [
    () => firstFinding(expressionsLoose(by(valued("typeError", FALSE), wasm))),
    () =>
      firstFinding(expressionsLoose(by(valued("typeError", { error: "extensionError" }), wasm))),
  ],
  "operator-table": [
    () => firstFinding(operatorTable(by(valued("arithBoundsError", ZERO), model))),
    () => firstFinding(operatorTable(by(valued("arithBoundsError", ZERO), wasm))),
  ],
  "validate-typed": [
    () => firstFinding(validateTyped(by(withVerdicts(library, false), wasm))),
    () => firstFinding(validateTyped(by(withVerdicts(library, false), model))),
  ],
  "validate-loose": [
    () => firstFinding(validateLoose(by(withVerdicts(library, true), model))),
    () => firstFinding(validateLoose(by(withVerdicts(library, true), wasm))),
    () => firstFinding(validateLoose(by(withoutFindings("impossiblePolicy"), model))),
    () => firstFinding(validateLoose(by(withoutFindings("unsafeTagAccess"), wasm))),
  ],
  "validate-formulas": [
    () => firstFinding(validateFormulas(by(withVerdicts(library, true), model))),
    () => firstFinding(validateFormulas(by(withVerdicts(library, true), wasm))),
    () => firstFinding(validateFormulas(by(withoutFindings("incompatibleTypes"), model))),
  ],
  "validated-never-errs": [() => firstFinding(validatedNeverErrs(withVerdicts(library, true)))],
  levels: [
    () => firstFinding(levels(by(withVerdicts(library, true), model))),
    // Without an oracle: what is valid at no level decides otherwise on its slice.
    () => firstFinding(levels(by(withVerdicts(library, true)))),
    () => firstFinding(levels(by(brokenEngine(library, () => ({ slice: () => [] }))))),
  ],
  "requests-conform": [model, wasm].map(
    (other) => () => firstFinding(requestsConform(by(easy, other))),
  ),
  "contexts-conform": [model, wasm].map(
    (other) => () => firstFinding(contextsConform(by(easy, other))),
  ),
  "entities-conform": [model, wasm].map(
    (other) => () => firstFinding(entitiesConform(by(easy, other))),
  ),
  "data-with-schema": [
    () =>
      firstFinding(
        dataWithSchema({ ...DATA_LIBRARY, entities: (text) => entitiesFromJson(jsonText(text)) }),
      ),
    () =>
      firstFinding(
        dataWithSchema({ ...DATA_LIBRARY, context: (text) => contextFromJson(jsonText(text)) }),
      ),
  ],
  facade: [
    // Entities that are not seen, all of them, or by the lazy reader alone; errors that are not told.
    () =>
      firstFinding(
        facade({
          ...compat,
          isAuthorized: (call) => compat.isAuthorized({ ...call, entities: [] }),
        }),
      ),
    () =>
      firstFinding(
        facade({
          ...compat,
          isAuthorized: (call) =>
            compat.isAuthorized(call.lazyEntities === true ? { ...call, entities: [] } : call),
        }),
      ),
    () =>
      firstFinding(
        facade({
          ...compat,
          validate: (call) => ({ ...compat.validate(call), validationErrors: [] }),
        }),
      ),
  ],
  configurations: [() => firstFinding(configurations(by(library, denying)))],
  "text-to-json": [
    () =>
      firstFinding(
        textToJson({
          ...LIBRARY,
          textToJson: (...args) => String(LIBRARY.textToJson(...args)).replace("permit", "forbid"),
        }),
      ),
  ],
  "json-to-text": [
    () =>
      firstFinding(
        jsonToText({
          ...LIBRARY,
          jsonToText: (...args) => String(LIBRARY.jsonToText(...args)).replace("unless", "when"),
        }),
      ),
  ],
  "schema-conversions": [
    () =>
      firstFinding(
        schemaConversions({
          ...SCHEMA_LIBRARY,
          textToResolved: (text) =>
            SCHEMA_LIBRARY.textToResolved(text.replaceAll("String", "Long")),
        }),
      ),
  ],
  "bytes-policies": [() => firstFinding(bytesPolicies(() => true))],
  "bytes-schemas": [() => firstFinding(bytesSchemas(() => true))],
  "bytes-json": [
    () => firstFinding(bytesJson(() => true)),
    () => firstFinding(bytesJson((input) => input.reader !== "context" && accepts(input))),
  ],
  "like-reference": [() => firstFinding(likeReference(by(valued("true", FALSE))))],
  "int64-reference": [() => firstFinding(int64Reference(by(valued("arithBoundsError", ZERO))))],
  "extension-literals": [() => firstFinding(extensionLiterals(by(valued("extensionError", ZERO))))],
  "hierarchy-closure": [
    () => firstFinding(hierarchyClosure((_, uid, ancestor) => uid === ancestor)),
  ],
  "policy-set-changes": [
    // The same policies, in another order.
    () =>
      firstFinding(
        policySetChanges((request, set, store) =>
          isAuthorizedBy(request, [...set.policies()].toReversed(), store),
        ),
      ),
    () =>
      firstFinding(
        policySetChanges((...args) => ({ ...isAuthorized(...args), decision: "allow" })),
      ),
  ],
  "visited-policies": [
    () => firstFinding(visitedPolicies(() => 1)),
    () => firstFinding(visitedPolicies(() => 0)),
    () => firstFinding(visitedPolicies(unlessTwoAreThere)),
  ],
  laws: [
    () => firstFinding(laws(allowing)),
    () => firstFinding(laws(terse)),
    () => firstFinding(laws(careless)),
  ],
};

test.for(targets.map(({ name }) => name))("%s can fail", (name) => {
  const breaks = BROKEN[name] ?? [];
  expect(breaks.length).toBeGreaterThan(0);
  for (const finding of breaks) expect(finding()).toBeDefined();
});

test.for(Object.entries(CHOSEN))("%s reports an engine that refuses everything", ([, make]) => {
  expect(findingOrException(make(by(refusing, model)))).toBeDefined();
});

function findingOrException(target: Target<unknown>): unknown {
  try {
    return firstFinding(target);
  } catch (error) {
    return error;
  }
}

/** Those that compare with nothing but other engines. */
const BY_OTHERS = [
  ..."authorize-typed authorize-model authorize-wasm authorize-loose".split(" "),
  ..."expressions-typed expressions-loose validate-typed validate-loose".split(" "),
  ..."requests-conform contexts-conform entities-conform".split(" "),
];

test.for(BY_OTHERS)("%s has not compared anything when the others died", (name) => {
  const target = CHOSEN[name]?.(by(library, dying));
  let compared = 0;
  const recorder = { ...SILENT, compared: (count: number) => void (compared += count) };
  for (let index = 0; index < 5; index++) {
    target?.check(target.generate(Tape.of(`${name} ${index}`)), recorder);
  }
  expect(target).toBeDefined();
  expect(compared).toBe(0);
});

test("a wrong allow is told before everything else that differs", () => {
  const sameDecision = withDecisions(chattyModel, (answer) =>
    answer.determining.length === 0 ? { ...answer, decision: "allow" } : answer,
  );
  const finding = firstFinding(authorizeTyped(by(allowing, sameDecision, model)));
  expect(finding?.wrongAllow).toBe(true);
});

test("of two ways to use the library, either may allow what it should not", () => {
  expect(firstFinding(configurations(by(library, allowing)))?.wrongAllow).toBe(true);
  expect(firstFinding(configurations(by(allowing, library)))?.wrongAllow).toBe(true);
});

test("a request that is allowed against the others is a wrong allow", () => {
  expect(firstFinding(authorizeTyped(by(allowing, model)))?.wrongAllow).toBe(true);
  expect(firstFinding(authorizeTyped(by(allowing, wasm)))?.wrongAllow).toBe(true);
  expect(firstFinding(authorizeTyped(by(denying, model)))?.wrongAllow).toBe(false);
});
