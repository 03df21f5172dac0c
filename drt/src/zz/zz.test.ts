import fc from "fast-check";
import { expect, test } from "vitest";
import {
  _dafny,
  Model,
  ExprModel,
  ValueModel,
  FunctionNamesModel,
  EntityUidModel,
  EnvironmentModel,
  EntityModel,
  PolicyModel,
  PolicySetModel,
} from "../../../model/generated/model.mjs";
import { parseDatetime } from "../../../packages/cedrus/src/values/extensions/datetime.ts";
import { parseDecimal } from "../../../packages/cedrus/src/values/extensions/decimal.ts";
import { parseDuration } from "../../../packages/cedrus/src/values/extensions/duration.ts";
import { parseIpAddr } from "../../../packages/cedrus/src/values/extensions/ipaddr.ts";
import { matchesPattern } from "../../../packages/cedrus/src/evaluator/like.ts";
const M = Model.__default;
const chars = (s: string) =>
  fc.array(fc.constantFrom(...s), { maxLength: 24 }).map((x) => x.join(""));
const near = (base: string[], s: string) =>
  fc
    .tuple(fc.constantFrom(...base), fc.nat(30), fc.nat(2), fc.constantFrom(...s, ""))
    .map(([b, at, del, c]) => b.slice(0, at) + c + b.slice(at + del));
const num = (o: { is_Some: boolean; dtor_value: unknown }) =>
  o.is_Some ? String(o.dtor_value) : undefined;
test("decimal", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        chars("0123456789.-"),
        near(["922337203685477.5807", "-922337203685477.5808", "1.0", "12.3456"], "0123456789.-"),
        fc.tuple(fc.integer(), fc.nat(20000)).map(([a, b]) => `${a}.${b}`),
      ),
      (t) => {
        const r = parseDecimal(t);
        const m = M.ParseDecimal(t);
        expect(num(m)).toBe(r.ok ? String(r.value.units) : undefined);
      },
    ),
    { numRuns: 20000 },
  ));
test("datetime", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        near(
          [
            "2024-10-15T11:38:02.101+1134",
            "2024-10-15T11:38:02Z",
            "2024-02-29",
            "9999-12-31T23:59:59.999-2359",
            "0000-03-01",
          ],
          "0123456789TZ:.+-",
        ),
        fc
          .tuple(fc.nat(9999), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 0, max: 32 }))
          .map(
            ([y, m, d]) =>
              `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`,
          ),
      ),
      (t) => {
        const r = parseDatetime(t);
        const m = M.ParseDatetime(t);
        expect([t, num(m)]).toEqual([t, r.ok ? String(r.value.millis) : undefined]);
      },
    ),
    { numRuns: 20000 },
  ));
test("duration", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        chars("0123456789dhms-"),
        near(
          ["1d2h3m4s5ms", "-9223372036854775808ms", "106751991167d7h12m55s808ms"],
          "0123456789dhms-",
        ),
      ),
      (t) => {
        const r = parseDuration(t);
        const m = M.ParseDuration(t);
        expect([t, num(m)]).toEqual([t, r.ok ? String(r.value.millis) : undefined]);
      },
    ),
    { numRuns: 20000 },
  ));
test("ip", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        chars("0123:./abF"),
        near(
          [
            "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789/128",
            "1::8",
            "255.255.255.255/32",
            "::",
            "fe80::1/64",
            "1:2:3:4:5:6:7::",
          ],
          "0123456789abcdefg:./",
        ),
      ),
      (t) => {
        const r = parseIpAddr(t);
        const m = M.ParseIpAddr(t);
        const mine = m.is_Some
          ? `${m.dtor_value.dtor_isV6} ${m.dtor_value.dtor_address.toString(16)} ${m.dtor_value.dtor_prefix}`
          : undefined;
        const theirs = r.ok
          ? `${r.value.words.length === 8} ${r.value.words.reduce((a, w) => a * 65536n + BigInt(w), 0n).toString(16)} ${r.value.prefix}`
          : undefined;
        expect([t, mine]).toEqual([t, theirs]);
      },
    ),
    { numRuns: 20000 },
  ));
test("like", () =>
  fc.assert(
    fc.property(
      chars("ab"),
      fc.array(fc.constantFrom<"a" | "b" | 0>("a", "b", 0), { maxLength: 8 }),
      (t, p) => {
        const pat: (string | 0)[] = [];
        for (const e of p) {
          const last = pat.at(-1);
          if (e !== 0 && typeof last === "string") pat[pat.length - 1] = last + e;
          else pat.push(e);
        }
        const m = M.MatchesPattern(
          t,
          _dafny.Seq.from(
            p.map((e) =>
              e === 0
                ? ExprModel.PatternElement.create_Wildcard()
                : ExprModel.PatternElement.create_Char(e),
            ),
          ),
        );
        expect(m).toBe(matchesPattern(t, pat));
      },
    ),
    { numRuns: 20000 },
  ));
test("index and links", () => {
  const u = (t: string, i: string) => EntityUidModel.EntityUid.create_EntityUid(t, i);
  const es = new _dafny.Map<
    ReturnType<typeof u>,
    ReturnType<typeof EntityModel.Entity.create_Entity>
  >();
  es.push([
    u("U", "a"),
    EntityModel.Entity.create_Entity(
      new _dafny.Map(),
      _dafny.Set.fromElements(u("G", "g")),
      new _dafny.Map(),
    ),
  ]);
  const body = PolicyModel.PolicyBody.create_PolicyBody(
    PolicyModel.Effect.create_Permit(),
    PolicyModel.ScopeConstraint.create_ScopeIn(PolicyModel.EntityOrSlot.create_Slot()),
    PolicyModel.ActionConstraint.create_ActionAll(),
    PolicyModel.ScopeConstraint.create_ScopeAll(),
    _dafny.Seq.of(),
  );
  const vals = new _dafny.Map<
    ReturnType<typeof PolicyModel.SlotId.create_PrincipalSlot>,
    ReturnType<typeof u>
  >();
  vals.push([PolicyModel.SlotId.create_PrincipalSlot(), u("G", "g")]);
  const set = PolicySetModel.PolicySet.create_PolicySet(
    _dafny.Seq.of(),
    _dafny.Seq.of(PolicyModel.Template.create_Template("t", body)),
    _dafny.Seq.of(PolicySetModel.TemplateLink.create_TemplateLink("t", "l", vals)),
  );
  const req = EnvironmentModel.Request.create_Request(
    u("U", "a"),
    u("A", "v"),
    u("P", "c"),
    new _dafny.Map(),
  );
  const ps = M.PoliciesOf(set);
  for (const r of [M.IsAuthorized(req, es, ps), M.IsAuthorizedIndexed(req, es, ps)])
    expect([r.dtor_decision.is_Allow, ...r.dtor_determining]).toEqual([true, "l"]);
  const start = performance.now();
  for (let i = 0; i < 5000; i++) M.IsAuthorized(req, es, ps);
  const mid = performance.now();
  for (let i = 0; i < 5000; i++) M.IsAuthorizedIndexed(req, es, ps);
  console.log("per s", (5000 / (mid - start)) * 1000, (5000 / (performance.now() - mid)) * 1000);
  void ValueModel;
  void FunctionNamesModel;
});
