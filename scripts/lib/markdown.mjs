// Code blocks and links of Markdown, in files of their own and in doc comments.

/** Fenced `ts` blocks with the line their first code line stands on (counted from 1). */
export function tsBlocks(text) {
  const blocks = [];
  let open;
  text.split(/\r?\n/).forEach((line, index) => {
    if (open === undefined) {
      const fence = /^(\s*(?:\*\s?)?)(`{3,})\s*(\w*)\s*$/.exec(line);
      if (fence) open = { fence: fence[2], ts: fence[3] === "ts", line: index + 2, lines: [] };
    } else if (new RegExp(`^\\s*(?:\\*\\s?)?${open.fence}\\s*$`).test(line)) {
      if (open.ts) blocks.push({ line: open.line, code: open.lines.join("\n") });
      open = undefined;
    } else {
      open.lines.push(line.replace(/^\s*\*(?: |$)/, ""));
    }
  });
  return blocks;
}

/** Targets of relative links and images outside code, without their anchors. */
export function relativeLinks(text) {
  const prose = text.replace(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target))
    .map((target) => decodeURI(target.split("#")[0]));
}
