// What one source file imports, and which state it keeps at module level, read from its syntax tree.
import { parseAst } from "rolldown/parseAst";

/** `imports`: every module name, also of types and dynamic ones; `state`: descriptions of mutable state. */
export function moduleFacts(file, text) {
  const program = parseAst(text, { lang: file.endsWith(".ts") ? "ts" : "js" }, file);
  const imports = [];
  visit(program, (node) => {
    if (!IMPORTING.has(node.type) || !node.source) return;
    imports.push(node.source.type === "Literal" ? node.source.value : "(computed)");
  });
  return { imports, state: program.body.flatMap(stateOf) };
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);
const CONTAINERS = new Set(["Map", "Set", "WeakMap", "WeakSet", "Array"]);
const READONLY = /^(?:Readonly\w*|readonly)\b/;

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
  } else if (node !== null && typeof node === "object") {
    if (typeof node.type === "string") see(node);
    for (const child of Object.values(node)) visit(child, see);
  }
}

function stateOf(statement) {
  const exported = statement.type === "ExportNamedDeclaration";
  const declaration = exported ? statement.declaration : statement;
  if (declaration?.type !== "VariableDeclaration" || declaration.declare) return [];
  if (declaration.kind !== "const") return [`module-level \`${declaration.kind}\``];
  return declaration.declarations
    .filter((item) => isMutable(item, exported))
    .map((item) => `module-level \`${item.id.name}\` can be changed; give it a readonly type`);
}

/** A container is state wherever it is kept; a plain array or object only when others can reach it. */
function isMutable({ id, init }, exported) {
  if (hasReadonlyType(id)) return false;
  if (init?.type === "NewExpression") return CONTAINERS.has(init.callee.name);
  if (!exported) return false;
  if (init?.type === "ArrayExpression") return true;
  return init?.type === "ObjectExpression" && !id.typeAnnotation;
}

/** `ReadonlyMap<…>`, `Readonly<…>`, `readonly X[]`; other named types speak for themselves. */
function hasReadonlyType(id) {
  const type = id.typeAnnotation?.typeAnnotation;
  if (type?.type === "TSTypeOperator") return type.operator === "readonly";
  return type?.type === "TSTypeReference" && READONLY.test(type.typeName.name ?? "");
}
