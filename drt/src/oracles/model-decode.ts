/** What the compiled model answers, in canonical form. */

import type * as M from "../../../model/generated/model.mjs";
import {
  ipText,
  longText,
  recordText,
  setText,
  stringText,
  uidText,
  unitsText,
} from "./canonical.ts";
import type { Authorized, Evaluated } from "./engine.ts";

export function decodeValue(value: M.Value): string {
  if (value.is_BoolValue) return String(value.dtor_b);
  if (value.is_LongValue) return longText(value.dtor_i.toFixed());
  if (value.is_StringValue) return stringText(value.dtor_s);
  if (value.is_EntityValue) return decodeUid(value.dtor_uid);
  if (value.is_SetValue) return setText(Array.from(value.dtor_elements, decodeValue));
  if (value.is_RecordValue) return decodeFields(value.dtor_attrs);
  return decodeExtension(value);
}

function decodeExtension(value: M.Value): string {
  if (value.is_DecimalValue) return unitsText("decimal", value.dtor_units.toFixed());
  if (value.is_DatetimeValue) return unitsText("datetime", value.dtor_millis.toFixed());
  if (value.is_DurationValue) return unitsText("duration", value.dtor_millis.toFixed());
  const { dtor_isV6: isV6, dtor_address: address, dtor_prefix: prefix } = value.dtor_ip;
  return ipText(isV6, address.toFixed(), prefix.toFixed());
}

export function decodeUid(uid: M.EntityUid): string {
  return uidText(uid.dtor_entityType, uid.dtor_id);
}

export function decodeFields(fields: M.Map<string, M.Value>): string {
  return recordText(Array.from(fields, ([name, value]) => [name, decodeValue(value)] as const));
}

export function decodeEvaluated(result: M.Evaluated): Evaluated {
  return result.is_Ok
    ? { value: decodeValue(result.dtor_value) }
    : { error: decodeError(result.dtor_error) };
}

function decodeError(error: M.EvaluationError): string {
  if (error.is_EntityDoesNotExist) return "entityDoesNotExist";
  if (error.is_AttrDoesNotExist) return "attrDoesNotExist";
  if (error.is_TagDoesNotExist) return "tagDoesNotExist";
  if (error.is_TypeError) return "typeError";
  return error.is_ArithBoundsError ? "arithBoundsError" : "extensionError";
}

export function decodeResponse(response: M.Response): Authorized {
  return {
    decision: response.dtor_decision.is_Allow ? "allow" : "deny",
    determining: [...response.dtor_determining].sort(),
    errors: Array.from(
      response.dtor_errors,
      ({ dtor_id, dtor_error }) => `${dtor_id} ${decodeError(dtor_error)}`,
    ).sort(),
  };
}
