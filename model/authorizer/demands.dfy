// What a policy demands of a request: where that is not met, it is neither satisfied nor fails. The demands come
// from the scope, and from what its first condition asks before anything else in it can fail.
include "../data/result.dfy"
include "../ast/policy.dfy"
module DemandsModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened PolicyModel

  // What an entity of the request has to be: anything, of a type, or a certain entity or in it.
  datatype Key = Anything | OfType(entityType: EntityType) | InEntity(uid: EntityUid)

  // That an attribute of a variable has the value of a literal, or has no value.
  datatype AttrTest = AttrTest(variable: VarName, attr: Attr, literal: Literal)

  // The action has to meet one of its keys, and principal and resource theirs; then the test is made, if there is one.
  datatype Demands = Demands(actions: seq<Key>, principal: Key, resource: Key, test: Option<AttrTest>)

  function method DemandsOf(body: PolicyBody): Demands {
    var scope := Demands(ActionKeys(body.action), KeyOfScope(body.principal), KeyOfScope(body.resource), None);
    if |body.conditions| > 0 && body.conditions[0].When? then Refine(body.conditions[0].body, scope).demands else scope
  }

  // ---- The scope

  function method KeyOfScope(scope: ScopeConstraint): Key {
    match scope
    case ScopeAll => Anything
    case ScopeEq(entity) => KeyOfEntity(entity)
    case ScopeIn(entity) => KeyOfEntity(entity)
    case ScopeIs(entityType) => OfType(entityType)
    case ScopeIsIn(entityType, entity) => KeyOfEntity(entity)
  }
  function method KeyOfEntity(entity: EntityOrSlot): Key { if entity.Given? then InEntity(entity.uid) else Anything }

  function method ActionKeys(scope: ActionConstraint): seq<Key> {
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

  // The demands so far, and whether everything up to here is sure not to fail, so that what follows counts too.
  datatype Walk = Walk(demands: Demands, goesOn: bool)

  // The operands of `&&` in order, up to the first that may fail; if that one is a test of an attribute, it counts too.
  function method Refine(x: Expr, demands: Demands): Walk
    decreases x
  {
    if x.And? then
      var left := Refine(x.left, demands);
      if left.goesOn then Refine(x.right, left.demands) else left
    else
      var asked := AskedOf(x);
      if asked.Some? then Walk(WithKey(demands, asked.value.variable, asked.value.key), true)
      else Walk(Demands(demands.actions, demands.principal, demands.resource, TestOf(x)), false)
  }

  datatype Asked = Asked(variable: VarName, key: Key)

  // What an expression that never fails asks of the principal, the action or the resource.
  function method AskedOf(x: Expr): Option<Asked> {
    if x.Binary? && x.binaryOp.Eq? && IsSide(x.left) && IsEntity(x.right) then Some(Asked(x.left.name, InEntity(x.right.literal.uid)))
    else if x.Binary? && x.binaryOp.Eq? && IsEntity(x.left) && IsSide(x.right) then Some(Asked(x.right.name, InEntity(x.left.literal.uid)))
    else if x.Binary? && x.binaryOp.In? && IsSide(x.left) && IsEntity(x.right) then Some(Asked(x.left.name, InEntity(x.right.literal.uid)))
    else if x.Unary? && x.unaryOp.Is? && IsSide(x.arg) then Some(Asked(x.arg.name, OfType(x.unaryOp.entityType)))
    else None
  }
  predicate method IsSide(x: Expr) { x.Var? && !x.name.Context? }
  predicate method IsEntity(x: Expr) { x.Lit? && x.literal.EntityLit? }

  function method TestOf(x: Expr): Option<AttrTest> {
    if x.Binary? && x.binaryOp.Eq? && IsAttr(x.left) && x.right.Lit? then Some(AttrTest(x.left.arg.name, x.left.attr, x.right.literal))
    else if x.Binary? && x.binaryOp.Eq? && x.left.Lit? && IsAttr(x.right) then Some(AttrTest(x.right.arg.name, x.right.attr, x.left.literal))
    else None
  }
  predicate method IsAttr(x: Expr) { x.GetAttr? && x.arg.Var? }

  // An entity is the better key, then a type; of two alike, the first stays.
  function method WithKey(demands: Demands, variable: VarName, key: Key): Demands {
    match variable
    case Principal => Demands(demands.actions, Better(demands.principal, key), demands.resource, demands.test)
    case Action => Demands(BetterThanAny(demands.actions, key), demands.principal, demands.resource, demands.test)
    case Resource => Demands(demands.actions, demands.principal, Better(demands.resource, key), demands.test)
    case Context => demands
  }
  function method Better(known: Key, other: Key): Key {
    if known.Anything? || (known.OfType? && other.InEntity?) then other else known
  }
  // Of actions there are several keys, or none, only if the scope lists entities.
  function method BetterThanAny(known: seq<Key>, other: Key): seq<Key> {
    if |known| == 1 then [Better(known[0], other)] else known
  }
}
