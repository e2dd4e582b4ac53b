// A toolbar and a preview for body text in Markdown. The text stays what it is: words in a text area.
const tools = document.getElementById("markdown-tools");
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

const AROUND = { bold: "**", italic: "*" };
const BEFORE = { heading: "## ", list: "- ", quote: "> " };
const KEYS = { b: "bold", i: "italic" };

if (tools) {
  setUp(document);
  document.addEventListener("rows:changed", (event) => event.detail.row && setUp(event.detail.row));
}

function setUp(part) {
  for (const area of part.querySelectorAll("textarea[data-preview]")) equip(area);
}

function equip(area) {
  const [bar, panel] = document.importNode(tools.content, true).children;
  const name = area.labels[0]?.textContent.trim() ?? "";
  bar.setAttribute("aria-label", `${bar.getAttribute("aria-label")}: ${name}`);
  panel.setAttribute("aria-label", `${panel.getAttribute("aria-label")}: ${name}`);
  panel.lang = area.lang;
  area.before(bar);
  area.after(panel);
  const buttons = [...bar.children];
  rove(buttons, bar);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do === "preview") preview(area, panel, button);
    else format(area, button.dataset.do);
  });
  area.addEventListener("keydown", (event) => {
    const what = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
    if (!what) return;
    event.preventDefault();
    format(area, what);
  });
}

// One stop for the tab key; the arrow keys go on within the toolbar.
function rove(buttons, bar) {
  buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    const to = Math.max(0, Math.min(buttons.length - 1, at + step));
    buttons.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
    buttons[to].focus();
  });
}

function format(area, what) {
  area.focus();
  if (what in AROUND) wrap(area, AROUND[what], AROUND[what]);
  else if (what === "link") wrap(area, "[", "](https://)");
  else startLines(area, BEFORE[what]);
}

function wrap(area, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const isWrapped = value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (isWrapped) {
    area.setSelectionRange(start - before.length, end + after.length);
    type(area, chosen);
    area.setSelectionRange(start - before.length, end - before.length);
    return;
  }
  type(area, before + chosen + after);
  area.setSelectionRange(start + before.length, start + before.length + chosen.length);
}

// Every line of the selection begins with the mark, or none does any more.
function startLines(area, mark) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = area.value.indexOf("\n", area.selectionEnd);
  const end = next === -1 ? area.value.length : next;
  const lines = area.value.slice(start, end).split("\n");
  const isMarked = lines.every((line) => line.startsWith(mark));
  const text = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join("\n");
  area.setSelectionRange(start, end);
  type(area, text);
  area.setSelectionRange(start + text.length, start + text.length);
}

// As if typed, so that the browser's own undo takes it back.
function type(area, text) {
  const isTyped = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!isTyped) {
    area.setRangeText(text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function preview(area, panel, button) {
  const isOpening = panel.hidden;
  panel.hidden = !isOpening;
  button.setAttribute("aria-expanded", String(isOpening));
  if (!isOpening) return;
  try {
    const body = new URLSearchParams({ text: area.value, csrfmiddlewaretoken: token });
    const answer = await fetch(area.dataset.preview, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.statusText);
    panel.innerHTML = await answer.text(); // sanitised by the server: portal/bodytext/markdown.py
  } catch {
    panel.textContent = panel.dataset.failed;
  }
  panel.focus();
}
