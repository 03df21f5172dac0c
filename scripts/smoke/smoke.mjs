// The least that the packed library must do wherever JavaScript runs. No Node, no DOM in here.

const POLICIES = `
@id("readers") permit(principal, action == Action::"GetList", resource)
when { principal in resource.readers && context.ip.isInRange(ip("10.0.0.0/8")) };
@id("no-interns") forbid(principal in Team::"interns", action, resource);
`;

const LIST = {
  uid: { type: "List", id: "0" },
  attrs: { readers: { __entity: { type: "Team", id: "staff" } }, big: 9007199254740993n },
  parents: [],
};

const user = (id, team) => ({
  uid: { type: "User", id },
  attrs: {},
  parents: [{ type: "Team", id: team }],
});

/** Uses the library's module; gives one sentence when all is well and throws when it is not. */
export function smoke(cedrus) {
  const { createRequest, entitiesFromJson, isAuthorized, parsePolicySet, unwrap } = cedrus;
  const policies = unwrap(parsePolicySet(POLICIES, { ids: "annotation" }));
  const staff = user("ann", "staff");
  const intern = {
    ...user("ian", "staff"),
    parents: [...staff.parents, { type: "Team", id: "interns" }],
  };
  const entities = unwrap(entitiesFromJson([LIST, staff, intern]));
  const decide = (id, address) => {
    const request = createRequest({
      principal: `User::"${id}"`,
      action: 'Action::"GetList"',
      resource: 'List::"0"',
      context: { ip: { __extn: { fn: "ip", arg: address } } },
    });
    const { decision, determiningPolicies } = isAuthorized(unwrap(request), policies, entities);
    return `${decision} ${determiningPolicies.join()}`;
  };
  const decided = [
    decide("ann", "10.1.2.3"),
    decide("ann", "192.168.0.1"),
    decide("ian", "10.1.2.3"),
  ];
  const expected = ["allow readers", "deny ", "deny no-interns"];
  if (decided.join("; ") !== expected.join("; ")) throw new Error(`decided ${decided.join("; ")}`);
  const broken = parsePolicySet("permit(principal, action);");
  if (broken.ok || broken.error[0].labels[0].span.line !== 1) throw new Error("no diagnostic");
  return `cedrus loads with ${Object.keys(cedrus).length} names and decides`;
}
