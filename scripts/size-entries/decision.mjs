// The decision path as an application would bundle it: policies and entities from JSON, no parser.
export { createRequest, entitiesFromJson, isAuthorized, policySetFromJson } from "cedrus";
