/** From nothing to the first decision: prints the processor time of this process in milliseconds. */

import { entitiesFromJson, isAuthorized, parsePolicySet, unwrap } from "cedrus";

const policies = unwrap(
  parsePolicySet(`
permit(principal, action in [Action::"CreateList", Action::"GetLists"], resource == Application::"TinyTodo");
permit(principal, action, resource) when { resource has owner && resource.owner == principal };
permit(principal, action == Action::"GetList", resource)
when { principal in resource.readers || principal in resource.editors };
`),
);
const entities = unwrap(
  entitiesFromJson([
    { uid: { type: "User", id: "ann" }, attrs: {}, parents: [{ type: "Team", id: "staff" }] },
    {
      uid: { type: "List", id: "0" },
      attrs: {
        owner: { __entity: { type: "User", id: "bob" } },
        readers: { __entity: { type: "Team", id: "staff" } },
        editors: { __entity: { type: "Team", id: "admins" } },
      },
      parents: [],
    },
  ]),
);
const request = {
  principal: { type: "User", id: "ann" },
  action: { type: "Action", id: "GetList" },
  resource: { type: "List", id: "0" },
};
if (isAuthorized(request, policies, entities).decision !== "allow") throw new Error("not allowed");
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpuMs: (user + system) / 1000 }));
