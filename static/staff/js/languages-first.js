// Which languages the form shows is known before it is drawn, so that nothing jumps. See languages.js.
"use strict";
document.documentElement.dataset.languages = localStorage.getItem("staff.languages") || "all";
