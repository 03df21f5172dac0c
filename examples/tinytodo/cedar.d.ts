/**
 * Made from a Cedar schema by `cedrus types`: change the schema, not this file.
 *
 * Use it as `typedBy<Cedar>()`, which `cedrus/schema` exports.
 */

import type { EntityRef } from "cedrus/schema";

export interface Cedar {
  entities: {
    Application: {
      id: "TinyTodo";
      attrs: Record<string, never>;
      tags: never;
      parents: never;
    };
    User: {
      id: string;
      attrs: Record<string, never>;
      tags: never;
      parents: "Team" | "Application";
    };
    Team: {
      id: string;
      attrs: Record<string, never>;
      tags: never;
      parents: "Team" | "Application";
    };
    List: {
      id: string;
      attrs: {
        name: string;
        owner: EntityRef<"User">;
        readers: EntityRef<"Team">;
        editors: EntityRef<"Team">;
      };
      tags: never;
      parents: "Application";
    };
  };
  actions: {
    'Action::"CreateList"': {
      principal: "User";
      resource: "Application";
      context: Record<string, never>;
    };
    'Action::"GetLists"': {
      principal: "User";
      resource: "Application";
      context: Record<string, never>;
    };
    'Action::"GetList"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
    'Action::"UpdateList"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
    'Action::"DeleteList"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
    'Action::"CreateTask"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
    'Action::"UpdateTask"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
    'Action::"DeleteTask"': {
      principal: "User";
      resource: "List";
      context: Record<string, never>;
    };
  };
}
