// Typing rules of attributes, tags, `in` and `is`. They get the types of their operands, which are known.
include "checker.dfy"
module RulesEntitiesModel {
  import opened ResultModel
  import opened EntityUidModel
  import opened ValueModel
  import opened ExprModel
  import opened SchemaModel
  import opened TypesModel
  import opened CapabilitiesModel
  import opened CheckerModel
  import opened FindingModel

  // The attributes that values of `ty` may have. Actions have none.
  function method AttributesOf(schema: Schema, ty: Type): map<Attr, Attribute> {
    if ty.RecordOf? then ty.attributes
    else if ty.EntityOfType? && ty.entityType in schema.entityTypes then schema.entityTypes[ty.entityType].attributes
    else map[]
  }

  // The type of tags of entities of type `ty`. Actions have no tags.
  function method TagTypeOf(schema: Schema, ty: Type): Option<Type> {
    if ty.EntityOfType? && ty.entityType in schema.entityTypes then schema.entityTypes[ty.entityType].tags else None
  }

  function method TypeOfGetAttr(checker: Checker, arg: Expr, ty: Type, attr: Attr, known: Capabilities): Answer {
    var attributes := AttributesOf(checker.schema, ty);
    if !IsEntityOrRecord(ty) then Failure(UnexpectedType)
    else if attr !in attributes then Failure(UnsafeAttributeAccess)
    else if attributes[attr].required || AttributeCapability(arg, attr) in known then Plain(attributes[attr].ty)
    else Failure(UnsafeOptionalAttributeAccess)
  }

  function method TypeOfHasStep(checker: Checker, arg: Expr, ty: Type, attr: Attr, known: Capabilities): Answer {
    var attributes := AttributesOf(checker.schema, ty);
    var fact := AttributeCapability(arg, attr);
    if !IsEntityOrRecord(ty) then Failure(UnexpectedType)
    else if attr !in attributes then Plain(BoolType(False))
    // An entity may be missing from the store, and then it has not even its required attributes.
    else if fact in known || (attributes[attr].required && ty.RecordOf?) then Success(BoolType(True), {fact})
    else Success(Bool(), {fact})
  }

  function method TypeOfHasTag(checker: Checker, left: Expr, ty: Type, right: Expr, known: Capabilities): Answer {
    var fact := TagCapability(left, right);
    if TagTypeOf(checker.schema, ty).None? then Success(BoolType(False), {fact})
    else Success(if fact in known then BoolType(True) else Bool(), {fact})
  }

  function method TypeOfGetTag(checker: Checker, left: Expr, ty: Type, right: Expr, known: Capabilities): Answer {
    var tags := TagTypeOf(checker.schema, ty);
    if TagCapability(left, right) !in known then Failure(UnsafeTagAccess)
    else if tags.None? then Failure(NoTagsAllowed)
    else Plain(tags.value)
  }

  // `left` is an entity, `right` an entity or a set of entities. What is in what among actions is known.
  function method TypeOfIn(checker: Checker, left: Expr, leftType: EntityType, right: Expr, rightType: EntityType): Answer {
    var uid := UidOf(checker, left);
    var uids := UidsOf(checker, right);
    if uid.Some? && uids.Some? && uid.value in checker.schema.actions
    then Plain(TypeOfBool(exists group :: group in uids.value && IsActionIn(checker.schema, uid.value, group)))
    else if MayBeIn(checker.schema, leftType, rightType) then Plain(Bool())
    else Plain(BoolType(False))
  }

  predicate method IsActionIn(schema: Schema, uid: EntityUid, group: EntityUid) {
    uid == group || (uid in schema.actions && group in schema.actions[uid].ancestors)
  }

  // Whether an entity of type `ty` may be in one of type `above`.
  predicate method MayBeIn(schema: Schema, entityType: EntityType, above: EntityType) {
    entityType == above ||
    (entityType in schema.entityTypes && above in schema.entityTypes[entityType].ancestors) ||
    (exists uid :: uid in schema.actions && uid.entityType == entityType && HasAncestorOfType(schema.actions[uid], above))
  }
  predicate method HasAncestorOfType(action: SchemaAction, above: EntityType) {
    exists group :: group in action.ancestors && group.entityType == above
  }

  // The entity that `x` always is: a literal, or the action of the request.
  function method UidOf(checker: Checker, x: Expr): Option<EntityUid> {
    if x == Var(Action) then Some(checker.env.action)
    else if x.Lit? && x.literal.EntityLit? then Some(x.literal.uid)
    else None
  }
  function method UidsOf(checker: Checker, x: Expr): Option<seq<EntityUid>> {
    var uid := UidOf(checker, x);
    if uid.Some? then Some([uid.value])
    else if x.SetExpr? then UidsOfAll(checker, x.elements)
    else None
  }
  function method UidsOfAll(checker: Checker, xs: seq<Expr>): Option<seq<EntityUid>>
    decreases |xs|
  {
    if |xs| == 0 then Some([]) else
    var first := UidOf(checker, xs[0]);
    var rest := UidsOfAll(checker, xs[1..]);
    if first.Some? && rest.Some? then Some([first.value] + rest.value) else None
  }

  function method TypeOfIs(ty: Type, entityType: EntityType): Answer {
    if ty.EntityOfType? then Plain(TypeOfBool(ty.entityType == entityType)) else Failure(UnexpectedType)
  }
}
