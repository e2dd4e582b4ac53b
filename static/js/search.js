// Suggests pages and words while somebody types into the field that searches the site (ARIA Authoring Practices: editable
// combobox with list autocomplete). Without this script the field is a plain form that does the same.
const PAUSE = 180; // milliseconds without a key, before the server is asked
const NOTHING = { suggestions: [], said: "" };
let count = 0;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("input[name=q]");
    this.active = -1;
    this.build(`suggestions-${(count += 1)}`);
    this.listen();
  }

  build(id) {
    this.list = make("ul", { id, role: "listbox", class: "search-list", hidden: "", "aria-label": this.field.labels[0].textContent.trim() });
    this.status = make("p", { class: "vh", role: "status" });
    this.field.after(this.list);
    this.form.append(this.status);
    set(this.field, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id });
  }

  listen() {
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    this.form.addEventListener("submit", () => this.leave());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  // What was suggested for an earlier text is no longer what Enter follows.
  wait() {
    this.stop();
    this.activate(-1);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  async ask() {
    this.stop();
    const { signal } = (this.request = new AbortController());
    const suggested = await this.suggested(this.field.value.trim(), signal);
    if (!signal.aborted) this.offer(suggested);
  }

  // Nothing where the server is out of reach: the form searches all the same.
  async suggested(text, signal) {
    if (!text) return NOTHING;
    try {
      const query = new URLSearchParams({ q: text.slice(0, 200) });
      const answer = await fetch(`${this.form.dataset.suggestions}?${query}`, { signal });
      return answer.ok ? await answer.json() : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  offer({ suggestions, said }) {
    if (document.activeElement !== this.field) return;
    this.list.replaceChildren(...suggestions.map((suggestion, index) => this.option(suggestion, index)));
    this.activate(-1);
    this.open(suggestions.length > 0);
    this.status.textContent = said;
  }

  option({ text, url, language, kind_name: kind }, index) {
    const option = make("li", { role: "option", id: `${this.list.id}-${index}`, "data-url": url, "aria-selected": "false" });
    const words = make("span", language && language !== document.documentElement.lang ? { lang: language } : {});
    words.textContent = text;
    option.append(words);
    if (kind) {
      const note = make("span", { class: "search-kind" });
      note.textContent = kind;
      option.append(" ", note);
    }
    return option;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.activate(-1);
  }

  activate(index) {
    const options = [...this.list.children];
    this.active = index;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (options[index]) {
      this.field.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  // From the last suggestion the arrows lead back to what was typed, and on to the first.
  move(step) {
    const size = this.list.children.length + 1;
    this.activate(((this.active + 1 + step + size) % size) - 1);
  }

  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.ask();
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.follow(this.list.children[this.active]);
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault(); // which would empty the field
      this.leave();
    }
  }

  follow(option) {
    if (option) location.assign(option.dataset.url);
  }

  leave() {
    this.stop();
    this.open(false);
    this.status.textContent = "";
  }
}

function make(name, attributes) {
  return set(document.createElement(name), attributes);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
