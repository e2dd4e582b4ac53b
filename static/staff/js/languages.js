// One switch for the whole form: one language, or all of them side by side; and a dot for each that says how far the form
// has come in it. The dots mean what the lists' dots mean (portal/languages/coverage.py).
const root = document.documentElement;
const form = document.querySelector("form[id$=_form]");
const languages = document.querySelector("[data-languages-switch]");

if (form && languages) {
  languages.hidden = false;
  languages.addEventListener("change", (event) => {
    localStorage.setItem("staff.languages", event.target.value);
    show(event.target.value);
  });
  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      refresh();
    });
  };
  for (const event of ["input", "change", "rows:changed"]) form.addEventListener(event, soon);
  document.addEventListener("click", followErrorLink);
  show(root.dataset.languages);
  refresh();
  goToErrors();
  goToField();
  addEventListener("hashchange", goToField);
}

function show(which) {
  const radio = languages.querySelector(`input[value="${which}"]`) ?? languages.querySelector("input[value=all]");
  radio.checked = true;
  globalThis.showTextsIn(radio.value);
}

function refresh() {
  const all = records();
  for (const label of languages.querySelectorAll("[data-language]")) {
    const counting = all.filter((record) => record.counts);
    label.dataset.coverage = coverage(counting, label.dataset.language);
  }
  for (const { original, inputs } of all) {
    for (const input of inputs) {
      if (!input.dataset.needed) continue;
      const isNeeded = input.lang === original;
      input.setAttribute("aria-required", String(isNeeded));
      input.labels?.[0]?.classList.toggle("required", isNeeded);
    }
  }
}

// The record itself, then its rows; each with the language that it was first written in.
function records() {
  const original = form.elements.original_language?.value || languages.dataset.original || root.lang;
  const own = [...form.querySelectorAll("[data-text]")].filter((input) => !input.closest(".inline-related"));
  const rows = [...form.querySelectorAll(".inline-related")].map((row) => ({
    original: row.dataset.original || original,
    inputs: [...row.querySelectorAll("[data-text]")],
    counts: row.closest("[data-owned]") && !row.querySelector("input[name$=-DELETE]:checked"),
  }));
  return [{ original, inputs: own, counts: true }, ...rows];
}

function coverage(all, language) {
  let isComplete = true;
  let hasSome = false;
  for (const [index, { original, inputs }] of all.entries()) {
    const texts = inputs.filter((input) => input.dataset.text !== "slug");
    const inLanguage = (wanted) => texts.filter((input) => input.lang === wanted);
    const filled = new Set(inLanguage(language).filter(hasText).map((input) => input.dataset.text));
    hasSome ||= filled.size > 0;
    const wanted = inLanguage(original).filter((input) => hasText(input) || (index === 0 && input.dataset.needed));
    isComplete &&= wanted.every((input) => filled.has(input.dataset.text));
  }
  if (isComplete) return "complete";
  return hasSome ? "partial" : "empty";
}

// A text that is only to be read stands in the page; a dash stands for none.
function hasText(input) {
  const text = (input.value ?? input.textContent).trim();
  return text !== "" && text !== "-";
}

// A fault in a language that is not shown would not be found: show it, mark it, and begin at the summary.
function goToErrors() {
  const wrong = new Set([...form.querySelectorAll("[data-lang].errors")].map((field) => field.dataset.lang));
  for (const code of wrong) {
    languages.querySelector(`[data-language="${code}"] [data-wrong]`).hidden = false;
  }
  const isHidden = root.dataset.languages !== "all" && [...wrong].some((code) => code !== root.dataset.languages);
  if (isHidden) show(wrong.size === 1 ? [...wrong][0] : "all");
  const summary = form.querySelector(".errornote");
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
}

function followErrorLink(event) {
  const link = event.target.closest(".error-links a");
  const target = link && document.querySelector(link.hash);
  if (!target) return;
  event.preventDefault();
  bringForward(target);
}

// An address that ends in a field's name leads there, whichever language is shown.
function goToField() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && form.contains(target)) bringForward(target);
}

function bringForward(target) {
  const language = target.closest("[data-lang]")?.dataset.lang;
  if (language && root.dataset.languages !== "all") show(language);
  const control = target.hidden ? target.parentElement.querySelector("[role=combobox]") : target;
  control.focus();
  control.scrollIntoView({ block: "center" });
}
