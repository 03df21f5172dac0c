/** What separates tokens, what only looks as if it did, and where comments end. */

import { expressions, framed, inputs, type TrickyInput } from "./tricky.ts";

const candidates = [
  0x00, 0x01, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x1a, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x7f, 0x80, 0x84, 0x85, 0x86, 0xa0, 0xad, 0x1680, 0x180e, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x200b, 0x200c, 0x200d, 0x200e, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x2800, 0x3000, 0x3164, 0xfeff, 0xfffd, 0xffff, 0x1f600, 0xe0020,
];

const policyFrames = [
  "permit§(principal, action, resource);", "§permit(principal, action, resource);", "permit(principal, action, resource);§",
  "per§mit(principal, action, resource);",
];

const comments = [
  "permit(principal, action, resource); //", "permit(principal, action, resource); // no line end", "permit(principal, action, resource); // a\n", "permit(principal, action, resource); // a\r", "permit(principal, action, resource); // a\r\n", "// a\npermit(principal, action, resource);", "// a\rpermit(principal, action, resource);", "// a\r\npermit(principal, action, resource);", "// a\u2028permit(principal, action, resource);", "// a\u2029permit(principal, action, resource);", "// a\u0085permit(principal, action, resource);", "// a\u000bpermit(principal, action, resource);", "// a\u000cpermit(principal, action, resource);", "//", "//\n", "///", "// // //", "/", "/ /", "/*", "/* a */", "/* a */ permit(principal, action, resource);", "permit(principal /* a */, action, resource);", "# a\npermit(principal, action, resource);", "-- a\npermit(principal, action, resource);", "permit(principal, // a\n action, resource);", "permit(principal, // a\r action, resource);", "permit(principal, // a \u2028 action, resource);", "permit // a\n ( // b\n principal // c\n , // d\n action // e\n , // f\n resource // g\n ) // h\n ; // i", "permit(principal, action, resource) when { true // a\n };", "permit(principal, action, resource) when { true // a };", "permit(principal, action, resource) when { // a\n };", "permit(principal, action, resource) when { true //\n //\n };", "permit(principal, action, resource) when { \"//\" == \"//\" };", "permit(principal, action, resource) when { \"a // b\" == \"a\" // \"\n };", "// \0 \u0001 \ufeff \u200b\npermit(principal, action, resource);", "// \u{1F600} é\npermit(principal, action, resource);", "per//\nmit(principal, action, resource);", "permit(principal, action, resource);//\n//\r//\r\n//", "@a // c\n (\"b\") permit(principal, action, resource);", "permit(principal == User//\n::\"a\", action, resource);", "permit(principal == User://\n:\"a\", action, resource);", "permit(principal =//\n= User::\"a\", action, resource);", "permit(principal, action, resource) when { context //\n . //\n a };", "//permit(principal, action, resource);", "//\\\npermit(principal, action, resource);", "\ufeffpermit(principal, action, resource);", "permit(principal, action, resource);\ufeff", "\r\rpermit\r(\rprincipal\r,\raction\r,\rresource\r)\r;\r", "permit(principal,action,resource)when{true}unless{false};",
  "permit(principal, action, resource) // a\r\n// b\r\n;\r\n", "//\n\n\n\n;", "// only\r// comments\n// here",
];

const insideTokens = [
  "1 = = 1", "1 == 1", "1 ==1", "1== 1", "1==1", "1 ! = 2", "1 !=2", "1 < = 2", "2 > = 1", "true & & true", "true | | true", "true&&true", "true||true", "User : : \"alice\" == principal", "User :: \"alice\" == principal", "User\n::\n\"alice\" == principal", "User ::\"alice\" == principal", "App :: User :: \"alice\" == App::User::\"alice\"", "context . yes", "context\n.\nyes", "context .yes", "context. yes", "context [ \"yes\" ]", "context\n[\n\"yes\"\n]", "context.numbers . contains ( 1 )", "context.numbers.contains (1)", "ip (\"1.2.3.4\") == ip(\"1.2.3.4\")", "ip\n(\n\"1.2.3.4\"\n) == ip(\"1.2.3.4\")", "1 2 == 12", "tr ue", "\"a\"\"b\" == \"ab\"", "iftrue then true else false", "if(true)then(true)else(false)", "if true thentrue else false", "principal is User in[principal]", "principal isUser", "principal inprincipal", "principal in[principal]", "context has\"yes\"", "context hasyes", "context has yes.\nno || true", "context has record . a . b", "context has record.a.b", "\"abc\"like\"a*\"", "\"abc\" like\"a*\"", "1in principal", "true&&!false", "1<2", "1<-2", "1>-2", "1==-1", "1!=-1", "1!=!1", "[1,2,3].contains(1)", "[ 1 , 2 , 3 ].contains( 1 )", "{a:1}=={a:1}", "{ a : 1 } == { a : 1 }", "{a :1}.a==1", "?principal", "? principal", "context.yes\t&&\u000btrue\u000c&&\u00a0true\u2003&&\u3000true\u0085&&\u2028true",
];

export function whitespaceInputs(): TrickyInput[] {
  const characters = candidates.map((code) => String.fromCodePoint(code));
  return [
    ...inputs("whitespace", "policies", framed(policyFrames, characters)),
    ...expressions("whitespace", framed(["1§== 1", "context§.§yes", "User§::§\"alice\"§in§[§principal§,§]"], characters)),
    ...inputs("comments", "policies", comments),
    ...expressions("comments", ["true //", "true // a", "true // a\r", "true // a\n // b", "// a\n true", "// a\r true", "// a\r\n true", "// a true", "tr//\nue", "1 //a\n + //b\n 1 == 2", "/* a */ true", "true /* a */", "true / / a", "\"a//b\" like \"a//*\"", "[ // a\n 1 // b\n , // c\n ].contains(1)", "{ // a\n a // b\n : // c\n 1 // d\n , // e\n }.a == 1"]),
    ...expressions("whitespace/tokens", insideTokens),
  ];
}
