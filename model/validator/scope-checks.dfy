// Checks of a policy that need no request environment: names that exist, and a scope that can apply.
include "../ast/policy.dfy"
include "../schema/schema.dfy"
include "finding.dfy"
module ScopeChecksModel {
  import opened EntityUidModel
  import opened ExprModel
  import opened PolicyModel
  import opened SchemaModel
  import opened FindingModel

  // What is wrong with the entity types, enumerated ids and actions that a policy names anywhere.
  function method NameProblems(schema: Schema, body: PolicyBody): set<ValidationErrorKind> {
    ScopeProblems(schema, body.principal) + ScopeProblems(schema, body.resource) +
    AllUidProblems(schema, ActionsOf(body.action)) + ConditionProblems(schema, body.conditions)
  }

  // What is wrong with the type and the id of one entity.
  function method UidProblems(schema: Schema, uid: EntityUid): set<ValidationErrorKind> {
    if IsActionType(uid.entityType) then (if uid in schema.actions then {} else {UnrecognizedActionId})
    else if uid.entityType !in schema.entityTypes then {UnrecognizedEntityType}
    else
      var ids := schema.entityTypes[uid.entityType].enumIds;
      if ids.Some? && uid.id !in ids.value then {InvalidEnumEntity} else {}
  }
  function method TypeProblems(schema: Schema, entityType: EntityType): set<ValidationErrorKind> {
    if IsActionType(entityType) || entityType in schema.entityTypes then {} else {UnrecognizedEntityType}
  }
  function method AllUidProblems(schema: Schema, uids: seq<EntityUid>): set<ValidationErrorKind>
    decreases |uids|
  {
    if |uids| == 0 then {} else UidProblems(schema, uids[0]) + AllUidProblems(schema, uids[1..])
  }

  function method ScopeProblems(schema: Schema, constraint: ScopeConstraint): set<ValidationErrorKind> {
    match constraint
    case ScopeAll => {}
    case ScopeEq(entity) => GivenProblems(schema, entity)
    case ScopeIn(entity) => GivenProblems(schema, entity)
    case ScopeIs(entityType) => TypeProblems(schema, entityType)
    case ScopeIsIn(entityType, entity) => TypeProblems(schema, entityType) + GivenProblems(schema, entity)
  }
  function method GivenProblems(schema: Schema, entity: EntityOrSlot): set<ValidationErrorKind> {
    if entity.Given? then UidProblems(schema, entity.uid) else {}
  }

  function method ActionsOf(constraint: ActionConstraint): seq<EntityUid> {
    match constraint
    case ActionAll => []
    case ActionEq(uid) => [uid]
    case ActionIn(uid) => [uid]
    case ActionInSet(uids) => uids
  }

  function method ConditionProblems(schema: Schema, conditions: seq<Condition>): set<ValidationErrorKind>
    decreases |conditions|
  {
    if |conditions| == 0 then {}
    else ExprProblems(schema, conditions[0].body) + ConditionProblems(schema, conditions[1..])
  }

  // Code that is never evaluated is looked at too.
  function method ExprProblems(schema: Schema, x: Expr): set<ValidationErrorKind>
    decreases x
  {
    match x
    case Lit(literal) => if literal.EntityLit? then UidProblems(schema, literal.uid) else {}
    case Var(name) => {}
    case And(left, right) => ExprProblems(schema, left) + ExprProblems(schema, right)
    case Or(left, right) => ExprProblems(schema, left) + ExprProblems(schema, right)
    case If(test, yes, no) => ExprProblems(schema, test) + ExprProblems(schema, yes) + ExprProblems(schema, no)
    case Unary(op, arg) => (if op.Is? then TypeProblems(schema, op.entityType) else {}) + ExprProblems(schema, arg)
    case Binary(op, left, right) => ExprProblems(schema, left) + ExprProblems(schema, right)
    case GetAttr(arg, attr) => ExprProblems(schema, arg)
    case HasAttr(arg, attr) => ExprProblems(schema, arg)
    case SetExpr(elements) => AllExprProblems(schema, elements)
    case RecordExpr(entries) => EntryProblems(schema, entries)
    case Call(fn, args) => AllExprProblems(schema, args)
  }
  function method AllExprProblems(schema: Schema, xs: seq<Expr>): set<ValidationErrorKind>
    decreases xs
  {
    if |xs| == 0 then {} else ExprProblems(schema, xs[0]) + AllExprProblems(schema, xs[1..])
  }
  function method EntryProblems(schema: Schema, entries: seq<RecordEntry>): set<ValidationErrorKind>
    decreases entries
  {
    if |entries| == 0 then {} else ExprProblems(schema, entries[0].value) + EntryProblems(schema, entries[1..])
  }

  // Whether some action applies to some principal and resource that the scope allows.
  predicate method CanApply(schema: Schema, body: PolicyBody) {
    exists uid :: uid in schema.actions && IsActionAllowed(schema, body.action, uid) &&
      (exists name :: name in schema.actions[uid].principalTypes && IsTypeAllowed(schema, body.principal, name)) &&
      (exists name :: name in schema.actions[uid].resourceTypes && IsTypeAllowed(schema, body.resource, name))
  }

  // One unknown action in a list makes the whole list unknown.
  predicate method IsActionAllowed(schema: Schema, constraint: ActionConstraint, uid: EntityUid) {
    match constraint
    case ActionAll => true
    case ActionEq(action) => uid == action
    case ActionIn(group) => IsInOneOf(schema, uid, [group])
    case ActionInSet(groups) => (forall group :: group in groups ==> group in schema.actions) && IsInOneOf(schema, uid, groups)
  }
  predicate method IsInOneOf(schema: Schema, uid: EntityUid, groups: seq<EntityUid>) {
    uid in schema.actions &&
    exists group :: group in groups && group in schema.actions && (uid == group || group in schema.actions[uid].ancestors)
  }

  // Whether a principal or resource of a type can satisfy the constraint. A slot may stand for any entity.
  predicate method IsTypeAllowed(schema: Schema, constraint: ScopeConstraint, name: EntityType) {
    match constraint
    case ScopeAll => true
    case ScopeEq(entity) => entity.Given? ==> name == entity.uid.entityType
    case ScopeIn(entity) => entity.Given? ==> IsBelow(schema, name, entity.uid.entityType)
    case ScopeIs(entityType) => name == entityType
    case ScopeIsIn(entityType, entity) =>
      name == entityType && (entity.Given? ==> IsBelow(schema, name, entity.uid.entityType))
  }
  predicate method IsBelow(schema: Schema, name: EntityType, above: EntityType) {
    name == above || (name in schema.entityTypes && above in schema.entityTypes[name].ancestors)
  }
}
