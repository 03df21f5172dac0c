/** The versions of what the façade behaves like, and what it does not have. */

import type {
  FormattingAnswer,
  FormattingCall,
  PartialAuthorizationAnswer,
  PartialAuthorizationCall,
} from "./types-calls.ts";

/** The version of the reference implementation that this library answers like. */
export function getCedarVersion(): string {
  return "4.13.0";
}

/** The version of the reference's packages, which is that of {@link getCedarVersion}. */
export function getCedarSDKVersion(): string {
  return "4.13.0";
}

/** The version of the Cedar language. */
export function getCedarLangVersion(): string {
  return "4.5";
}

/** @throws Error always: this library does not evaluate partially. */
export function isAuthorizedPartial(_call: PartialAuthorizationCall): PartialAuthorizationAnswer {
  throw new Error(
    "cedrus does not have `isAuthorizedPartial`: partial evaluation is not supported",
  );
}

/** @throws Error always: this library does not format policies. */
export function formatPolicies(_call: FormattingCall): FormattingAnswer {
  throw new Error("cedrus does not have `formatPolicies`: policies are not formatted yet");
}
