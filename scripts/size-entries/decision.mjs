// The decision path as an application would bundle it: policies and entities from JSON, no parser.
export { entitiesFromJson, isAuthorized, policySetFromJson, requestFromJson } from "cedrus";
