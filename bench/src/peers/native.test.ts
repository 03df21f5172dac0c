/** Native engines, where they are built, answer a workload that uses much of Cedar as the library does. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cedrus } from "../engines/cedrus.ts";
import { entity, ref, uid, type RequestData, type Workload } from "../workloads/workload.ts";
import { NATIVE_KINDS } from "./native-build.ts";
import { NativePeer, startBuiltNative } from "./native.ts";

const ann = uid("App::User", "ann");
const bob = uid("App::User", "bob");
const eve = uid("App::User", "eve");
const staff = uid("App::Team", "staff");
const company = uid("App::Team", "company");
const plan = uid("App::Doc", 'a "plan"\n?principal');
const folder = uid("App::Folder", "plans");
const action = (id: string) => uid("App::Action", id);

const taggedAnn = {
  ...entity(ann, [staff], { age: 41, from: { __extn: { fn: "ip", arg: "10.0.0.7" } } }),
  tags: { badge: "gold" },
};

const workload: Workload = {
  name: "native-peers",
  // The comment and the strings hold what looks like a slot.
  policies: `
    // ?principal
    permit(principal in ?principal, action in App::Action::"look", resource == ?resource);
    permit(principal is App::User in ?principal, action, resource in ?resource)
      when { "?principal" like "?*" };
    permit(principal == ?principal, action, resource);
    permit(principal, action == App::Action::"edit", resource) when { resource.owner == principal };
    forbid(principal, action, resource) when { principal.age < 18 };
    forbid(principal, action, resource is App::Doc) unless { principal.from.isInRange(ip("10.0.0.0/8")) };
    permit(principal, action, resource) when { principal.getTag("badge") == "gold" && context.mfa };
    permit(principal, action, resource) when { context.note like "*?resource*" };`,
  templateLinks: [
    {
      templateId: "policy0",
      newId: "company-looks",
      values: { "?principal": company, "?resource": plan },
    },
    {
      templateId: "policy1",
      newId: "staff-plans",
      values: { "?principal": staff, "?resource": folder },
    },
  ],
  schema: `namespace App {
    entity Team in Team;
    entity User in Team { age?: Long, from?: ipaddr } tags String;
    entity Folder;
    entity Doc in Folder { owner?: User };
    action look;
    action read in look appliesTo {
      principal: User, resource: Doc, context: { mfa: Bool, note?: String }
    };
    action edit in look appliesTo {
      principal: User, resource: Doc, context: { mfa: Bool, note?: String }
    };
  }`,
  entities: [
    taggedAnn,
    entity(bob, [], { age: 17 }),
    entity(eve, [], { age: 30, from: { __extn: { fn: "ip", arg: "192.168.0.1" } } }),
    entity(staff, [company]),
    entity(company),
    entity(folder),
    entity(plan, [folder], { owner: ref(ann.type, ann.id) }),
  ],
  requests: requests(),
  reads: [],
};

function requests(): readonly RequestData[] {
  const principals = [ann, bob, eve, uid("App::User", "nobody")];
  const contexts = [{ mfa: true }, { mfa: false, note: "?resource" }];
  return principals.flatMap((principal) =>
    [action("read"), action("edit"), action("gone")].flatMap((act) =>
      [plan, uid("App::Doc", "gone")].flatMap((resource) =>
        contexts.map((context) => ({ principal, action: act, resource, context })),
      ),
    ),
  );
}

describe.each(NATIVE_KINDS)("the %s peer", (kind) => {
  const started = startBuiltNative(kind);
  if (!(started instanceof NativePeer)) {
    console.log(started.skipped);
    test.skip("is not built", () => undefined);
    return;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), "cedrus-native-"));
  const file = path.join(scratch, "workload.json");
  beforeAll(() => writeFileSync(file, JSON.stringify(workload)));
  afterAll(async () => {
    await started.stop();
    rmSync(scratch, { recursive: true });
  });

  test("says that it has nothing loaded, and stays", async () => {
    await expect(started.answers()).rejects.toThrow("no workload is loaded");
    await expect(started.load(path.join(scratch, "none"))).rejects.toThrow("o such file");
  });

  test("tells its version and what loading took", async () => {
    const report = await started.load(file);
    expect(report.engine).toMatch(/^cedar-(go|policy) \d+\.\d+\.\d+$/);
    expect(report.loadNs).toBeGreaterThanOrEqual(
      report.policiesNs + report.schemaNs + report.entitiesNs,
    );
    for (const ns of [report.policiesNs, report.schemaNs, report.entitiesNs, report.timerNs]) {
      expect(ns).toBeGreaterThan(0);
    }
  });

  test("gives the library's answers", async () => {
    const opened = await cedrus.open(workload);
    const answers = await opened.answers();
    expect(await started.answers()).toEqual(answers);
    // The workload is worth comparing: every policy that can decide does so, and some fail.
    expect(new Set(answers.flatMap(({ reasons }) => reasons))).toEqual(
      new Set([
        "company-looks",
        "staff-plans",
        ...[3, 4, 5, 6, 7].map((index) => `policy${index}`),
      ]),
    );
    expect(new Set(answers.map(({ errors }) => errors)).size).toBeGreaterThan(2);
  });

  test("times every request", async () => {
    const times = await started.round(3);
    expect(times).toHaveLength(workload.requests.length);
    expect(Math.min(...times)).toBeGreaterThan(0);
  });
});
