// The same with JSON that is text: integers are exact, and what is wrong has its place in the text.
export {
  entitiesFromJson,
  isAuthorized,
  jsonText,
  policySetFromJson,
  requestFromJson,
} from "cedrus";
