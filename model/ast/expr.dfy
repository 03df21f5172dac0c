// Cedar expressions after desugaring: `!=`, `>`, `>=`, `is ... in`, `has a.b` and `unless` are written
// with the operators below, and chains of `&&` and `||` with two operands each.
include "../values/value.dfy"
include "../values/extensions/function-names.dfy"
module ExprModel {
  import opened EntityUidModel
  import opened ValueModel
  import opened FunctionNamesModel

  datatype VarName = Principal | Action | Resource | Context

  datatype Literal = BoolLit(b: bool) | LongLit(i: int) | StringLit(s: string) | EntityLit(uid: EntityUid)

  // A character is a UTF-16 unit here. On well-formed text the answers are those for whole characters.
  datatype PatternElement = Wildcard | Char(c: char)
  type Pattern = seq<PatternElement>

  datatype UnaryOp = Not | Neg | IsEmpty | Like(pattern: Pattern) | Is(entityType: EntityType)

  datatype BinaryOp =
    | Eq | Less | LessEq | In
    | Add | Sub | Mul
    | Contains | ContainsAll | ContainsAny
    | HasTag | GetTag

  datatype RecordEntry = RecordEntry(key: Attr, value: Expr)

  datatype Expr =
    | Lit(literal: Literal)
    | Var(name: VarName)
    | And(left: Expr, right: Expr)
    | Or(left: Expr, right: Expr)
    | If(test: Expr, yes: Expr, no: Expr)
    | Unary(unaryOp: UnaryOp, arg: Expr)
    | Binary(binaryOp: BinaryOp, left: Expr, right: Expr)
    | GetAttr(arg: Expr, attr: Attr)
    | HasAttr(arg: Expr, attr: Attr)
    | SetExpr(elements: seq<Expr>)
    | RecordExpr(entries: seq<RecordEntry>)
    | Call(fn: ExtensionFunction, args: seq<Expr>)
}
