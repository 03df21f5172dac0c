/** That programs compile the same: the functions can stand for each other, and so can the types. */

import { expect, expectTypeOf, test } from "vitest";
import type * as ours from "cedrus/compat";
import type * as theirs from "@cedar-policy/cedar-wasm/nodejs";
import { facade, original } from "./answers.ts";

test("every function of the original is there", () => {
  const names = (module: object): readonly string[] => Object.keys(module).sort();
  const plain = names(original).filter((name) => name !== "default" && name !== "module.exports");
  expect(names(facade)).toEqual(plain);
});

test("the functions can take the place of the original's", () => {
  const replacement: Omit<typeof theirs, "default"> = facade;
  expect(replacement.getCedarVersion()).toBe(original.getCedarVersion());
  expect(replacement.getCedarLangVersion()).toBe(original.getCedarLangVersion());
  expect(replacement.getCedarSDKVersion()).toBe(original.getCedarSDKVersion());
});

/** `true` where values of each type are values of the other. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;

test("the types are the original's", () => {
  type All = [
    Same<ours.ActionEntityUID<string>, theirs.ActionEntityUID<string>>,
    Same<ours.ActionType<string>, theirs.ActionType<string>>,
    Same<ours.ApplySpec<string>, theirs.ApplySpec<string>>,
    Same<ours.AuthorizationCall, theirs.AuthorizationCall>,
    Same<ours.AuthorizationError, theirs.AuthorizationError>,
    Same<ours.ContextParsingCall, theirs.ContextParsingCall>,
    Same<ours.DetailedError, theirs.DetailedError>,
    Same<ours.Diagnostics, theirs.Diagnostics>,
    Same<ours.EntitiesParsingCall, theirs.EntitiesParsingCall>,
    Same<ours.EntityJson, theirs.EntityJson>,
    Same<ours.FormattingCall, theirs.FormattingCall>,
    Same<ours.NamespaceDefinition<string>, theirs.NamespaceDefinition<string>>,
    Same<ours.PartialAuthorizationCall, theirs.PartialAuthorizationCall>,
    Same<ours.PolicyJson, theirs.PolicyJson>,
    Same<ours.PolicySet, theirs.PolicySet>,
    Same<ours.PrincipalOrResourceIsConstraint, theirs.PrincipalOrResourceIsConstraint>,
    Same<ours.RecordType<string>, theirs.RecordType<string>>,
    Same<ours.ResidualResponse, theirs.ResidualResponse>,
    Same<ours.Response, theirs.Response>,
    Same<ours.SourceLabel, theirs.SourceLabel>,
    Same<ours.SourceLocation, theirs.SourceLocation>,
    Same<ours.StandardEntityType<string>, theirs.StandardEntityType<string>>,
    Same<ours.StatefulAuthorizationCall, theirs.StatefulAuthorizationCall>,
    Same<ours.TemplateLink, theirs.TemplateLink>,
    Same<ours.TypeAndId, theirs.TypeAndId>,
    Same<ours.ValidationCall, theirs.ValidationCall>,
    Same<ours.ValidationError, theirs.ValidationError>,
    Same<ours.ValidationSettings, theirs.ValidationSettings>,
    Same<ours.ActionConstraint, theirs.ActionConstraint>,
    Same<ours.ActionInConstraint, theirs.ActionInConstraint>,
    Same<ours.Annotation, theirs.Annotation>,
    Same<ours.Annotations, theirs.Annotations>,
    Same<ours.AnyId, theirs.AnyId>,
    Same<ours.AttributesOrContext<string>, theirs.AttributesOrContext<string>>,
    Same<ours.AuthorizationAnswer, theirs.AuthorizationAnswer>,
    Same<ours.CedarValueJson, theirs.CedarValueJson>,
    Same<ours.CheckParseAnswer, theirs.CheckParseAnswer>,
    Same<ours.Clause, theirs.Clause>,
    Same<ours.CommonTypeId, theirs.CommonTypeId>,
    Same<ours.Context, theirs.Context>,
    Same<ours.Decision, theirs.Decision>,
    Same<ours.Effect, theirs.Effect>,
    Same<ours.Entities, theirs.Entities>,
    Same<ours.EntityTypeKind<string>, theirs.EntityTypeKind<string>>,
    Same<ours.EntityUid, theirs.EntityUid>,
    Same<ours.EntityUidJson, theirs.EntityUidJson>,
    Same<ours.EqConstraint, theirs.EqConstraint>,
    Same<ours.Expr, theirs.Expr>,
    Same<ours.ExprNoExt, theirs.ExprNoExt>,
    Same<ours.ExtFuncCall, theirs.ExtFuncCall>,
    Same<ours.FnAndArgs, theirs.FnAndArgs>,
    Same<ours.FormattingAnswer, theirs.FormattingAnswer>,
    Same<ours.GetValidRequestEnvsResult, theirs.GetValidRequestEnvsResult>,
    Same<ours.HasAttrRepr, theirs.HasAttrRepr>,
    Same<ours.PartialAuthorizationAnswer, theirs.PartialAuthorizationAnswer>,
    Same<ours.PatternElem, theirs.PatternElem>,
    Same<ours.Policy, theirs.Policy>,
    Same<ours.PolicyId, theirs.PolicyId>,
    Same<ours.PolicySetTextToPartsAnswer, theirs.PolicySetTextToPartsAnswer>,
    Same<ours.PolicyToJsonAnswer, theirs.PolicyToJsonAnswer>,
    Same<ours.PolicyToTextAnswer, theirs.PolicyToTextAnswer>,
    Same<ours.PrincipalConstraint, theirs.PrincipalConstraint>,
    Same<ours.PrincipalOrResourceInConstraint, theirs.PrincipalOrResourceInConstraint>,
    Same<ours.ResourceConstraint, theirs.ResourceConstraint>,
    Same<ours.Schema, theirs.Schema>,
    Same<ours.SchemaJson<string>, theirs.SchemaJson<string>>,
    Same<ours.SchemaToJsonAnswer, theirs.SchemaToJsonAnswer>,
    Same<ours.SchemaToJsonWithResolvedTypesAnswer, theirs.SchemaToJsonWithResolvedTypesAnswer>,
    Same<ours.SchemaToTextAnswer, theirs.SchemaToTextAnswer>,
    Same<ours.Severity, theirs.Severity>,
    Same<ours.SlotId, theirs.SlotId>,
    Same<ours.StaticPolicySet, theirs.StaticPolicySet>,
    Same<ours.Template, theirs.Template>,
    Same<ours.Type<string>, theirs.Type<string>>,
    Same<ours.TypeVariant<string>, theirs.TypeVariant<string>>,
    Same<ours.UnreservedId, theirs.UnreservedId>,
    Same<ours.ValidationAnswer, theirs.ValidationAnswer>,
    Same<ours.ValidationMode, theirs.ValidationMode>,
    Same<ours.Var, theirs.Var>,
    Same<ours.SmolStr, theirs.SmolStr>,
    Same<ours.TypeOfAttribute<string>, theirs.TypeOfAttribute<string>>,
    Same<ours.CommonType<string>, theirs.CommonType<string>>,
    Same<ours.EntityType<string>, theirs.EntityType<string>>,
    Same<ours.NonEmpty<string>, theirs.NonEmpty<string>>,
  ];
  expectTypeOf<All[number]>().toEqualTypeOf<true>();
});
