// Rows that belong to a record: add one from the template, take an unsaved one away.
for (const group of document.querySelectorAll(".inline-group")) {
  const button = group.querySelector("[data-add]");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => add(group, button));
  group.addEventListener("click", (event) => {
    const remove = event.target.closest("[data-remove]");
    if (remove) takeAway(group, remove.closest(".inline-related"), button);
  });
}

function add(group, button) {
  const total = group.querySelector("input[name$=-TOTAL_FORMS]");
  const template = document.createElement("template");
  template.innerHTML = group.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
  const row = template.content.firstElementChild;
  putLast(group, row);
  total.value = Number(total.value) + 1;
  button.before(row);
  changed(group, row);
  row.querySelector("input:not([type=hidden]):not([hidden]), select:not([hidden]), textarea")?.focus();
}

// A new row comes after the others.
function putLast(group, row) {
  const order = row.querySelector("input[name$=-order]");
  const others = [...group.querySelectorAll("input[name$=-order]")].map((input) => Number(input.value) + 1);
  if (order) order.value = Math.max(0, ...others);
}

// The numbers of rows have no gaps: what is left of the row says that it is deleted.
function takeAway(group, row, button) {
  const mark = document.createElement("input");
  mark.type = "hidden";
  mark.name = `${group.dataset.prefix}-${row.dataset.number}-DELETE`;
  mark.value = "on";
  row.replaceWith(mark);
  changed(group, null);
  button.focus();
}

function changed(group, row) {
  group.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true, detail: { row } }));
}
