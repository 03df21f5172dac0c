// What a policy demands of a request: where that is not met, it neither holds nor fails. The scope says so, and the
// operands with which the first condition begins, as long as they cannot fail.
include "../data/result.dfy"
include "../ast/policy.dfy"
module DemandsModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened PolicyModel

  // What a side, which is the principal, the action or the resource, has to be: anything, of a type, or an entity or in it.
  datatype Key = Anything | OfType(entityType: EntityType) | InEntity(uid: EntityUid)
  datatype Sides = Sides(principal: Key, action: Key, resource: Key)

  // That an attribute of a variable has this value; where it has none, the policy may fail.
  datatype AttrTest = AttrTest(of: VarName, attr: Attr, literal: Literal)

  datatype Demand = OfSide(of: VarName, key: Key) | OfAttr(test: AttrTest)

  // All that has to be met to come by a policy: one step for each level of the index.
  datatype Path = Path(effect: Effect, action: Key, principal: Key, resource: Key, test: Option<AttrTest>)

  // One path for each of a list of actions, of which a request has to meet one. Without a path, nothing can hold.
  function method PathsOf(body: PolicyBody): seq<Path> {
    var actions := ActionsOf(body.action);
    var refined := RefinedOf(body, if |actions| == 1 then actions[0] else Anything);
    PathsUnder(body.effect, if |actions| == 1 then [refined.sides.action] else actions, refined)
  }
  function method PathsUnder(effect: Effect, actions: seq<Key>, refined: Refined): seq<Path>
    decreases |actions|
  {
    if |actions| == 0 then [] else
    [Path(effect, actions[0], refined.sides.principal, refined.sides.resource, refined.test)] + PathsUnder(effect, actions[1..], refined)
  }

  // ---- The scope

  function method KeyOf(scope: ScopeConstraint): Key {
    match scope
    case ScopeAll => Anything
    case ScopeEq(entity) => KeyOfEntity(entity)
    case ScopeIn(entity) => KeyOfEntity(entity)
    case ScopeIs(entityType) => OfType(entityType)
    case ScopeIsIn(entityType, entity) => KeyOfEntity(entity)
  }
  function method KeyOfEntity(entity: EntityOrSlot): Key { if entity.Given? then InEntity(entity.uid) else Anything }

  function method ActionsOf(scope: ActionConstraint): seq<Key> {
    match scope
    case ActionAll => [Anything]
    case ActionEq(uid) => [InEntity(uid)]
    case ActionIn(uid) => [InEntity(uid)]
    case ActionInSet(uids) => KeysOfEntities(uids)
  }
  function method KeysOfEntities(uids: seq<EntityUid>): seq<Key> {
    if |uids| == 0 then [] else [InEntity(uids[0])] + KeysOfEntities(uids[1..])
  }

  // ---- The first condition

  // What is demanded so far, and whether all of it is sure not to fail, so that what follows counts too.
  datatype Refined = Refined(sides: Sides, test: Option<AttrTest>, goesOn: bool)

  function method RefinedOf(body: PolicyBody, action: Key): Refined {
    var sides := Sides(KeyOf(body.principal), action, KeyOf(body.resource));
    if |body.conditions| > 0 && body.conditions[0].When? then Refine(body.conditions[0].body, sides) else Refined(sides, None, false)
  }

  // Adds what the operands of `&&` demand, in order, up to the first that may fail. That it has a value is not sure
  // of an attribute: its test is the last demand.
  function method Refine(x: Expr, sides: Sides): Refined
    decreases x
  {
    if x.And? then
      var left := Refine(x.left, sides);
      if left.goesOn then Refine(x.right, left.sides) else left
    else
      var demand := DemandOf(x);
      if demand.None? then Refined(sides, None, false)
      else if demand.value.OfAttr? then Refined(sides, Some(demand.value.test), false)
      else Refined(WithKey(sides, demand.value.of, demand.value.key), None, true)
  }
  function method WithKey(sides: Sides, of: VarName, key: Key): Sides {
    match of
    case Principal => Sides(BetterOf(sides.principal, key), sides.action, sides.resource)
    case Action => Sides(sides.principal, BetterOf(sides.action, key), sides.resource)
    case Resource => Sides(sides.principal, sides.action, BetterOf(sides.resource, key))
    case Context => sides
  }
  // An entity is the better key, then a type; of two alike, the first stays.
  function method BetterOf(known: Key, key: Key): Key {
    if known.Anything? || (known.OfType? && key.InEntity?) then key else known
  }

  // What an operand demands, if it cannot fail, or can only for want of the attribute.
  function method DemandOf(x: Expr): Option<Demand> {
    if x.Unary? && x.unaryOp.Is? then OnSide(x.arg, OfType(x.unaryOp.entityType))
    else if x.Binary? && x.binaryOp.In? && IsEntity(x.right) then OnSide(x.left, InEntity(x.right.literal.uid))
    else if x.Binary? && x.binaryOp.Eq? && x.right.Lit? then ToEqual(x.left, x.right.literal)
    else if x.Binary? && x.binaryOp.Eq? && x.left.Lit? then ToEqual(x.right, x.left.literal)
    else None
  }
  predicate method IsEntity(x: Expr) { x.Lit? && x.literal.EntityLit? }

  function method OnSide(x: Expr, key: Key): Option<Demand> {
    if x.Var? && !x.name.Context? then Some(OfSide(x.name, key)) else None
  }
  function method ToEqual(x: Expr, literal: Literal): Option<Demand> {
    if x.GetAttr? && x.arg.Var? then Some(OfAttr(AttrTest(x.arg.name, x.attr, literal)))
    else if literal.EntityLit? then OnSide(x, InEntity(literal.uid))
    else None
  }
}
