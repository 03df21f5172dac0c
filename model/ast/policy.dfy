// Policies and templates: effect, scope and conditions, and the condition that they come to.
include "../data/result.dfy"
include "expr.dfy"
module PolicyModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ExprModel

  type PolicyId = string
  datatype Effect = Permit | Forbid

  // The two places of a template that a link fills in. Each stands on its own side of the scope only.
  datatype SlotId = PrincipalSlot | ResourceSlot
  datatype EntityOrSlot = Given(uid: EntityUid) | Slot

  // What a scope demands of the principal or the resource.
  datatype ScopeConstraint =
    | ScopeAll
    | ScopeEq(entity: EntityOrSlot)
    | ScopeIn(entity: EntityOrSlot)
    | ScopeIs(entityType: EntityType)
    | ScopeIsIn(entityType: EntityType, entity: EntityOrSlot)

  datatype ActionConstraint =
    | ActionAll
    | ActionEq(uid: EntityUid)
    | ActionIn(uid: EntityUid)
    | ActionInSet(uids: seq<EntityUid>)

  datatype Condition = When(body: Expr) | Unless(body: Expr)

  datatype PolicyBody = PolicyBody(
    effect: Effect, principal: ScopeConstraint, action: ActionConstraint, resource: ScopeConstraint, conditions: seq<Condition>)

  // A policy that takes part in decisions: a static one, or a template with its slots filled in.
  datatype Policy = Policy(id: PolicyId, body: PolicyBody)
  datatype Template = Template(id: PolicyId, body: PolicyBody)

  // ---- The condition of a policy: principal && (action && (resource && (condition && ...)))

  function method ConditionOf(body: PolicyBody): Expr { ConditionWith(body, NOTHING, NOTHING) }

  // A slot that was not filled in: an entity that is in no request and no store, since its type has no name.
  // Policies are linked before they are evaluated, so it is never met.
  const NOTHING: Expr := Lit(EntityLit(EntityUid("", "")))

  // The same with expressions in the place of the slots.
  function method ConditionWith(body: PolicyBody, principal: Expr, resource: Expr): Expr {
    And(ScopeCondition(body.principal, Var(Principal), principal),
      And(ActionCondition(body.action),
        And(ScopeCondition(body.resource, Var(Resource), resource), AllConditions(body.conditions))))
  }

  function method ScopeCondition(constraint: ScopeConstraint, variable: Expr, slot: Expr): Expr {
    match constraint
    case ScopeAll => Lit(BoolLit(true))
    case ScopeEq(entity) => Binary(Eq, variable, EntityOf(entity, slot))
    case ScopeIn(entity) => Binary(In, variable, EntityOf(entity, slot))
    case ScopeIs(entityType) => Unary(Is(entityType), variable)
    case ScopeIsIn(entityType, entity) => And(Unary(Is(entityType), variable), Binary(In, variable, EntityOf(entity, slot)))
  }
  function method EntityOf(entity: EntityOrSlot, slot: Expr): Expr {
    if entity.Slot? then slot else Lit(EntityLit(entity.uid))
  }

  function method ActionCondition(constraint: ActionConstraint): Expr {
    match constraint
    case ActionAll => Lit(BoolLit(true))
    case ActionEq(uid) => Binary(Eq, Var(Action), Lit(EntityLit(uid)))
    case ActionIn(uid) => Binary(In, Var(Action), Lit(EntityLit(uid)))
    case ActionInSet(uids) => Binary(In, Var(Action), SetExpr(EntityLiterals(uids)))
  }
  function method EntityLiterals(uids: seq<EntityUid>): seq<Expr> {
    if |uids| == 0 then [] else [Lit(EntityLit(uids[0]))] + EntityLiterals(uids[1..])
  }

  function method AllConditions(conditions: seq<Condition>): Expr {
    if |conditions| == 0 then Lit(BoolLit(true))
    else And(ConditionExpr(conditions[0]), AllConditions(conditions[1..]))
  }
  function method ConditionExpr(condition: Condition): Expr {
    if condition.When? then condition.body else Unary(Not, condition.body)
  }

  // ---- Slots

  type SlotValues = map<SlotId, EntityUid>

  function method SlotsOf(body: PolicyBody): set<SlotId> {
    (if HasSlot(body.principal) then {PrincipalSlot} else {}) + (if HasSlot(body.resource) then {ResourceSlot} else {})
  }
  predicate method HasSlot(constraint: ScopeConstraint) {
    (constraint.ScopeEq? || constraint.ScopeIn? || constraint.ScopeIsIn?) && constraint.entity.Slot?
  }

  function method SubstituteSlots(body: PolicyBody, values: SlotValues): PolicyBody {
    PolicyBody(body.effect, Substitute(body.principal, PrincipalSlot, values), body.action,
      Substitute(body.resource, ResourceSlot, values), body.conditions)
  }
  function method Substitute(constraint: ScopeConstraint, slot: SlotId, values: SlotValues): ScopeConstraint {
    if !HasSlot(constraint) || slot !in values then constraint else
    var entity := Given(values[slot]);
    if constraint.ScopeEq? then ScopeEq(entity)
    else if constraint.ScopeIn? then ScopeIn(entity)
    else if constraint.ScopeIsIn? then ScopeIsIn(constraint.entityType, entity)
    else constraint
  }
}
