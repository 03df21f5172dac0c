// The decision path as an application would bundle it: policies and entities from JSON that is plain
// data, as `JSON.parse`, `response.json()` and imports of JSON give it. No parser.
export { entitiesFromJson, isAuthorized, policySetFromJson, requestFromJson } from "cedrus";
