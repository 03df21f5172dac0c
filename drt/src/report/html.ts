/** Pieces of the page: text that is safe, bars, tables. */

/** HTML, and no text that somebody wrote. */
export interface Html {
  readonly html: string;
}

/** A template whose texts and numbers are escaped, and whose HTML is not. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return {
    html: parts.reduce((before, part, at) => {
      const value = values[at - 1];
      return before + (value === undefined ? "" : embedded(value)) + part;
    }),
  };
}

/** The template, already safe: a style sheet. */
export function raw(text: string): Html {
  return { html: text };
}

function embedded(value: string | number | Html | readonly Html[]): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "html" in value ? value.html : value.map((item) => item.html).join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

export interface Bar {
  readonly name: string;
  /** Parts of the bar, each with a class that gives its colour: shares of `whole`. */
  readonly parts: readonly { readonly value: number; readonly colour: string }[];
  readonly whole: number;
  /** What stands behind the bar. */
  readonly text: string;
}

export function bars(rows: readonly Bar[]): Html {
  return html`<div class="bars">${rows.map(barRow)}</div>`;
}

function barRow({ name, parts, whole, text }: Bar): Html {
  let x = 0;
  const rects = parts.map(({ value, colour }) => {
    const width = whole > 0 ? (100 * value) / whole : 0;
    const rect = html`<rect class="${colour}" x="${round(x)}" width="${round(width)}" height="10"/>`;
    x += width;
    return rect;
  });
  return html`<span class="name">${name}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${`${name}: ${text}`}"><rect class="ground" width="100" height="10"/>${rects}</svg><span class="value">${text}</span>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function section(title: string, note: string, content: Html): Html {
  return html`<section><h2>${title}</h2><p class="note">${note}</p>${content}</section>`;
}

export function list(items: readonly string[], none: string): Html {
  if (items.length === 0) return html`<p>${none}</p>`;
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
