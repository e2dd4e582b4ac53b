// Makes javascript-xliff-1.2.xlf and javascript-xliff-2.0.xlf from sent-1.2.xlf and sent-2.0.xlf, which stand beside it while it runs.
// Needs the JavaScript package xliff (6.4.0 made the files that are here).
const fs = require("node:fs");
const path = require("node:path");
const xliff = require("xliff");

const file = (name) => path.join(__dirname, name);

function translate(groups) {
  for (const group of Object.values(groups)) {
    for (const unit of Object.values(group.groupUnits)) {
      if (unit.source === "Älykäs kaupunki & maa") unit.target = "Smart stad & land";
      if (unit.source === "Uusi maa") unit.target = "Nyland";
    }
  }
}

async function run() {
  const first = await xliff.xliff12ToJs(fs.readFileSync(file("sent-1.2.xlf"), "utf8"));
  translate(first.resources.portal);
  fs.writeFileSync(file("javascript-xliff-1.2.xlf"), await xliff.jsToXliff12(first));
  const second = await xliff.xliff2js(fs.readFileSync(file("sent-2.0.xlf"), "utf8"));
  translate(second.resources.portal);
  fs.writeFileSync(file("javascript-xliff-2.0.xlf"), await xliff.js2xliff(second));
}

run();
