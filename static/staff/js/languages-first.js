// Which languages the form shows is known before it is drawn, so that nothing jumps. languages.js asks for it again when
// the reader chooses.
"use strict";
{
  const others = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, others];
  globalThis.showTextsIn = (which) => {
    document.documentElement.dataset.languages = which;
    const hidden = `[data-lang]:not([data-lang="${CSS.escape(which)}"]) { display: none; }`;
    others.replaceSync(which === "all" ? "" : hidden);
  };
  globalThis.showTextsIn(localStorage.getItem("staff.languages") || "all");
}
