// Make static/build/ from static/src/: one style sheet, one of colours and sizes that people may choose, a script for the public pages and one for the editor, each with
// its hash in its name, each also compressed, and manifest.json, which says what is called what.
//
// GOV.UK Frontend's rules are also trimmed here: variants that no page uses, and whatever only old browsers need,
// are left out; left and right become start and end, so that one sheet serves both directions of writing.
//
// Beside them stand the fonts of documents, with their licences: no browser is ever sent to them.

import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const SOURCE = join(ROOT, "static", "src");
const BUILD = join(ROOT, "static", "build");

const FONTS = {
  "noto-sans": "NotoSans",
  "noto-nastaliq-urdu": "NotoNastaliqUrdu",
  "noto-naskh-arabic": "NotoNaskhArabic",
  "noto-sans-gurmukhi": "NotoSansGurmukhi",
  "noto-sans-bengali": "NotoSansBengali",
};
const WEIGHTS = ["400Regular", "700Bold"];

const UNUSED = [
  /--inverse\b/,
  /govuk-(body-lead|clearfix|link-image|visually-hidden-focusable|list--(?!bullet|number|spaced))/,
  /govuk-grid-column-.*(quarter|desktop)/,
  /govuk-main-wrapper--/,
  /govuk-heading-.*\+|\+ ?\.govuk-heading/,
  /govuk-(radios|checkboxes)__conditional/,
  /govuk-radios--conditional/,
  /govuk-input--(width-30|extra-letter-spacing)/,
  /govuk-tag--(purple|magenta|orange|teal|turquoise|pink)/,
  /govuk-summary-card/,
  /exit-this-page/,
  /\[data-nhsuk|js-enabled/,
];
const TAKEN_AWAY = [/^@media screen\\0/, /^@supports not \(text-wrap/, /^@supports not \(display/];
const ALWAYS_TRUE = [/^@supports not \(-ms-/, /^@supports \((margin|padding|border-width|position)/];
const OLD = /^(-ms-|-moz-|-webkit-(font-smoothing|appearance|clip-path|user-select|box|text-size|tap)|clip:|word-wrap:)/;
const INHERITED = /^font-family:inherit$/;
const SIDES = { left: "start", right: "end" };

/** Split the text between two braces, or a whole sheet, into rules: [{head, inside}] and declarations: [text]. */
function parts(css) {
  const found = [];
  let start = 0;
  let depth = 0;
  let open = 0;
  let quote = "";
  for (let at = 0; at < css.length; at += 1) {
    const sign = css[at];
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "{") {
      if (depth === 0) open = at;
      depth += 1;
    } else if (sign === "}") {
      depth -= 1;
      if (depth === 0) {
        found.push({ head: css.slice(start, open).trim(), inside: css.slice(open + 1, at) });
        start = at + 1;
      }
    } else if (sign === ";" && depth === 0) {
      found.push(css.slice(start, at).trim());
      start = at + 1;
    }
  }
  found.push(css.slice(start).trim());
  return found.filter(Boolean);
}

/** Say sides as the direction of writing has them: margin-left is margin-inline-start. */
function turned(text, head) {
  if (head.includes("visually-hidden")) return text;
  return text
    .replace(/^(margin|padding)-(left|right):/, (_, name, side) => `${name}-inline-${SIDES[side]}:`)
    .replace(/^border-(left|right)(-color|-style|-width)?:/, (_, side, rest = "") => `border-inline-${SIDES[side]}${rest}:`)
    .replace(/^(left|right):/, (_, side) => `inset-inline-${SIDES[side]}:`)
    .replace(/^float:(left|right)/, (_, side) => `float:inline-${SIDES[side]}`)
    .replace(/^text-align:(left|right)/, (_, side) => `text-align:${SIDES[side]}`);
}

function declarations(inside, head) {
  const kept = parts(inside).filter((text) => !OLD.test(text) && (head.includes("textarea") || !INHERITED.test(text)));
  const isArrow = kept.some((text) => text.startsWith("clip-path:polygon"));
  return kept.map((text) => (isArrow && text.startsWith("border-") ? text : turned(text, head)));
}

function trimmedRule({ head, inside }) {
  if (TAKEN_AWAY.some((rule) => rule.test(head))) return "";
  if (head.startsWith("@keyframes")) return `${head}{${inside}}`;
  if (head.startsWith("@")) {
    const kept = trimmed(inside);
    if (ALWAYS_TRUE.some((rule) => rule.test(head))) return kept;
    return kept && `${head.replace(/, ?\(-ms-high-contrast: ?active\)/, "")}{${kept}}`;
  }
  const heads = head.split(/,(?![^(]*\))/).filter((one) => !UNUSED.some((rule) => rule.test(one)));
  const lines = declarations(inside, head);
  return heads.length && lines.length ? `${heads.join(",")}{${lines.join(";")}}` : "";
}

function trimmed(css) {
  return parts(css)
    .map((part) => (typeof part === "string" ? "" : trimmedRule(part)))
    .join("");
}

/** Put neighbouring rules with one head together. */
function joined(css) {
  const rules = [];
  for (const { head, inside } of parts(css)) {
    const last = rules.at(-1);
    const nested = head.startsWith("@media") || head.startsWith("@supports");
    if (last?.head === head) last.inside += nested ? inside : `;${inside}`;
    else rules.push({ head, inside });
  }
  return rules.map(({ head, inside }) => `${head}{${inside}}`).join("");
}

function styleSheet(name) {
  const options = { loadPaths: [join(ROOT, "node_modules")], style: "compressed", charset: false, quietDeps: true };
  const { css } = sass.compile(join(SOURCE, name), options);
  const plain = css
    .replace(/var\((--govuk-[a-z-]+), ?[^()]+\)/g, "var($1)")
    .replace(/--govuk-(breakpoint-[a-z]+|frontend-version): ?[^;}]+;?/g, "");
  return joined(trimmed(plain));
}

/** A sheet of our own that few pages have. */
function ownSheet(name) {
  const options = { style: "compressed", charset: false };
  return sass.compile(join(SOURCE, name), options).css;
}

/** Leave out what only people read; names and line ends stay. */
function script(name) {
  const lines = readFileSync(join(SOURCE, name), "utf8").split("\n");
  const kept = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("//"));
  return `${kept.join("\n")}\n`;
}

/** Leave out of a picture what nobody sees: its raster, names, and space between shapes. */
function drawing(hex) {
  const text = readFileSync(join(ROOT, "node_modules", "openmoji", "color", "svg", `${hex}.svg`), "utf8");
  return text
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<g id="(grid|line-supplement-grid)">[\s\S]*?<\/g>/g, "")
    .replace(/ id="[^"]*"/g, "")
    .replace(/>\s+</g, "><")
    .trim();
}

/** Make the pictures that forms/pictures.yaml names; pictures.json says which files show what. */
function pictures(manifest) {
  const lines = readFileSync(join(ROOT, "forms", "pictures.yaml"), "utf8").split("\n");
  const shown = {};
  for (const line of lines.filter((each) => each && !each.startsWith("#"))) {
    const [, words, files] = line.match(/^(.+): ([0-9A-F -]+)$/);
    shown[words] = files.split(" ").map((hex) => `${hex}.svg`);
  }
  for (const name of new Set(Object.values(shown).flat())) write(name, drawing(name.slice(0, -4)), manifest);
  const named = Object.entries(shown).map(([words, names]) => [words, names.map((name) => manifest[name])]);
  writeFileSync(join(BUILD, "pictures.json"), `${JSON.stringify(Object.fromEntries(named), null, 2)}\n`);
}

function write(name, text, manifest) {
  const [stem, ending] = name.split(".");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  const hashed = `${stem}-${hash}.${ending}`;
  const small = gzipSync(text, { level: 9 });
  writeFileSync(join(BUILD, hashed), text);
  writeFileSync(join(BUILD, `${hashed}.gz`), small);
  manifest[name] = hashed;
  console.log(`${hashed}: ${Buffer.byteLength(text)} bytes, ${small.length} compressed`);
}

function fonts() {
  const to = join(BUILD, "fonts");
  mkdirSync(to);
  for (const [name, stem] of Object.entries(FONTS)) {
    const from = join(ROOT, "node_modules", "@expo-google-fonts", name);
    for (const weight of WEIGHTS) copyFileSync(join(from, weight, `${stem}_${weight}.ttf`), join(to, `${stem}_${weight}.ttf`));
    copyFileSync(join(from, "LICENSE_FONT"), join(to, `${stem}_LICENSE.txt`));
  }
}

rmSync(BUILD, { recursive: true, force: true });
mkdirSync(BUILD, { recursive: true });
fonts();
const manifest = {};
for (const name of ["main", "office"]) write(`${name}.css`, styleSheet(`${name}.scss`), manifest);
for (const name of ["own-looks.css", "paper.css"]) write(name, ownSheet(name), manifest);
for (const name of ["journey.js", "office.js", "editor.js"]) write(name, script(name), manifest);
pictures(manifest);
writeFileSync(join(BUILD, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
