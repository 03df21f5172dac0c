/** A child that is late, ends or is asked too much is an error, and never a wait without end. */

import { describe, expect, onTestFinished, test } from "vitest";
import { LineProcess } from "./line-process.ts";

/** A child in Node that runs `onLine`, with `line` and `answer` in scope, for each line. */
function child(onLine: string): LineProcess {
  const script = `
    const answer = (reply) => console.log(JSON.stringify(reply));
    require("node:readline").createInterface(process.stdin).on("line", (line) => { ${onLine} });`;
  const started = new LineProcess("the child", process.execPath, ["-e", script]);
  onTestFinished(() => started.stop());
  return started;
}

describe("a child", () => {
  test("answers one question after the other", async () => {
    const echo = child("answer(JSON.parse(line))");
    expect(await echo.ask({ cmd: "one" }, 10_000)).toEqual({ cmd: "one" });
    expect(await echo.ask({ cmd: "two" }, 10_000)).toEqual({ cmd: "two" });
  });

  test("is not asked a second time before it has answered", async () => {
    const echo = child("answer(JSON.parse(line))");
    const first = echo.ask({ cmd: "one" }, 10_000);
    await expect(echo.ask({ cmd: "two" }, 10_000)).rejects.toThrow("still asked something");
    expect(await first).toEqual({ cmd: "one" });
  });

  test("that is late is ended, and fails later questions as well", async () => {
    const silent = child("");
    await expect(silent.ask({ cmd: "one" }, 50)).rejects.toThrow("no answer within 0.05 s");
    await expect(silent.ask({ cmd: "two" }, 10_000)).rejects.toThrow("no answer within 0.05 s");
  });

  test("that ends fails the question with the last line of what it complained of", async () => {
    const broken = child('process.stderr.write("a\\nall is lost\\n", () => process.exit(1))');
    await expect(broken.ask({ cmd: "one" }, 10_000)).rejects.toThrow("has ended: all is lost");
  });

  test("that says no JSON fails the question", async () => {
    const chatty = child('console.log("hello")');
    await expect(chatty.ask({ cmd: "one" }, 10_000)).rejects.toThrow(SyntaxError);
  });

  test("that does not heed the goodbye is ended", async () => {
    const deaf = child("answer({}); setInterval(() => 0, 1000)");
    await deaf.ask({ cmd: "one" }, 10_000);
    await deaf.stop(50);
    await expect(deaf.ask({ cmd: "two" }, 10_000)).rejects.toThrow("was stopped");
  });

  test("that cannot be started fails the question", async () => {
    const none = new LineProcess("the child", "/no/such/program");
    await expect(none.ask({ cmd: "one" }, 10_000)).rejects.toThrow("ENOENT");
    await none.stop();
  });
});
