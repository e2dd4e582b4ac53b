// Turns a select whose options are too many to list into a combobox that looks them up (ARIA Authoring Practices: editable
// combobox with list autocomplete). The select stays, hidden, and holds the value.
const words = document.getElementById("choose-words")?.dataset;
let count = 0;

function setUp(part) {
  for (const select of part.querySelectorAll("select[data-choose]")) new Choose(select);
}

class Choose {
  constructor(select) {
    this.select = select;
    this.isMultiple = select.multiple;
    this.active = -1;
    this.build(`choose-${(count += 1)}`);
    this.listen();
    new MutationObserver(() => this.showChosen()).observe(select, { childList: true, subtree: true, characterData: true });
    this.showChosen();
  }

  build(id) {
    const label = this.select.labels[0];
    label.id = `${id}-label`;
    this.name = label.textContent.trim();
    this.input = make("input", { type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: words.hint });
    this.list = make("ul", { id: `${id}-list`, role: "listbox", class: "choose-list", hidden: "" });
    for (const element of [this.input, this.list]) element.setAttribute("aria-labelledby", label.id);
    this.status = make("p", { class: "choose-status", role: "status" });
    this.chosen = make("ul", { class: "choose-chosen" });
    this.clear = make("button", { type: "button", class: "choose-clear", "aria-label": `${words.clear}: ${this.name}` });
    set(this.input, {
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-describedby": this.select.getAttribute("aria-describedby"),
      "aria-invalid": this.select.getAttribute("aria-invalid"),
      "aria-required": this.select.required ? "true" : null,
    });
    label.htmlFor = id;
    this.select.required = false;
    this.select.hidden = true;
    const box = make("div", { class: "choose-box" });
    box.append(this.input, this.clear, this.list);
    const choose = make("div", { class: "choose" });
    choose.append(this.chosen, box, this.status);
    this.select.after(choose);
  }

  listen() {
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("click", () => this.isOpen || this.search(""));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    this.clear.addEventListener("click", () => this.empty());
    this.chosen.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.remove(button.value);
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get options() {
    return [...this.select.options].filter((option) => option.value && option.selected);
  }

  showChosen() {
    const options = this.options;
    this.clear.hidden = this.isMultiple || options.length === 0;
    if (!this.isMultiple) {
      this.input.value = options[0]?.text ?? "";
      return;
    }
    this.chosen.replaceChildren(
      ...options.map((option) => {
        const item = make("li", {});
        const button = make("button", { type: "button", value: option.value, "aria-label": `${words.remove}: ${option.text}` });
        item.append(option.text, button);
        return item;
      }),
    );
  }

  search(term = this.input.value) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(term), term ? 200 : 0);
  }

  async ask(term) {
    this.request?.abort();
    this.request = new AbortController();
    const { choose, appLabel, modelName, fieldName } = this.select.dataset;
    const query = new URLSearchParams({ term, app_label: appLabel, model_name: modelName, field_name: fieldName });
    try {
      const answer = await fetch(`${choose}?${query}`, { signal: this.request.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      this.offer(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") this.say(words.failed);
    }
  }

  offer({ results, pagination }) {
    if (document.activeElement !== this.input) return;
    const taken = new Set(this.isMultiple ? this.options.map((option) => option.value) : []);
    const free = results.filter((result) => !taken.has(result.id));
    const items = free.map(({ id, text }, index) => {
      const item = make("li", { role: "option", id: `${this.list.id}-${index}`, "data-value": id, "aria-selected": "false" });
      item.textContent = text;
      return item;
    });
    this.list.replaceChildren(...items);
    this.open(items.length > 0);
    this.activate(-1);
    this.say(items.length === 0 ? words.nothing : pagination.more ? words.more : "");
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  activate(index) {
    const items = [...this.list.children];
    this.active = items.length ? Math.max(-1, Math.min(index, items.length - 1)) : -1;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === this.active)));
    const item = items[this.active];
    if (!item) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.isOpen) this.activate(this.active + (event.key === "ArrowDown" ? 1 : -1));
      else this.search("");
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.isOpen) this.take(this.list.children[this.active]);
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.open(false);
    } else if (event.key === "Backspace" && this.isMultiple && !this.input.value && this.options.length) {
      this.remove(this.options.at(-1).value);
    }
  }

  take(item) {
    if (!item) return;
    const option = new Option(item.textContent, item.dataset.value, true, true);
    this.open(false);
    if (!this.isMultiple) {
      this.choose(option);
      return;
    }
    this.select.append(option);
    this.input.value = "";
    this.tell();
  }

  remove(value) {
    this.options.find((option) => option.value === value)?.remove();
    this.tell();
    this.input.focus();
  }

  empty() {
    this.choose(null);
    this.input.focus();
  }

  leave() {
    clearTimeout(this.timer);
    this.open(false);
    this.say("");
    if (this.isMultiple) {
      this.input.value = ""; // the chosen ones stay as they are: one of their buttons may be being pressed
    } else if (!this.input.value && this.options.length) {
      this.choose(null);
    } else {
      this.showChosen();
    }
  }

  // For a single choice: this option and no other, or none.
  choose(option) {
    for (const other of this.options) other.remove();
    if (option) this.select.append(option);
    else this.select.value = "";
    this.tell();
  }

  tell() {
    this.showChosen();
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  say(text) {
    this.status.textContent = text;
  }
}

function make(name, attributes) {
  return set(document.createElement(name), attributes);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  return element;
}

if (words) {
  setUp(document);
  document.addEventListener("rows:changed", (event) => event.detail.row && setUp(event.detail.row));
}
