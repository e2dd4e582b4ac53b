// The editor of translations: what is offered goes in at a press, Ctrl+Enter goes on, nothing typed is left by mistake.
const form = document.querySelector(".desk-form");
const words = document.getElementById("desk-words")?.dataset ?? {};

if (form) {
  for (const text of form.querySelectorAll(".desk-text")) equip(text);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-next]") ?? undefined);
  });
  warnOfUnsaved();
}

function equip(text) {
  const area = text.querySelector(".desk-target textarea");
  if (!area) return;
  count(area, text.querySelector("[data-length]"));
  for (const offer of text.querySelectorAll("[data-insert]")) offerUse(offer, () => insert(area, offer.dataset.insert));
  for (const offer of text.querySelectorAll("[data-replace]")) offerUse(offer, () => replace(area, offer.textContent));
}

function count(area, shown) {
  if (!shown) return;
  area.addEventListener("input", () => {
    shown.textContent = area.value.length;
    shown.closest("p").classList.toggle("is-too-long", area.value.length > Number(area.dataset.longest));
  });
}

function offerUse(offer, use) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet desk-use";
  button.textContent = words.use;
  button.setAttribute("aria-label", `${words.use}: ${offer.textContent.trim().slice(0, 80)}`);
  button.addEventListener("click", use);
  offer.after(button);
}

// By the browser's own way of writing, so that Ctrl+Z takes it back.
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function replace(area, text) {
  area.focus();
  area.select();
  insert(area, text);
}

function warnOfUnsaved() {
  let isSent = false;
  form.addEventListener("submit", () => (isSent = true));
  const isTyped = () => [...form.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue);
  addEventListener("beforeunload", (event) => {
    if (!isSent && isTyped()) event.preventDefault();
  });
}
