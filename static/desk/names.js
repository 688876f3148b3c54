// A list of names always ends with one empty line to type the next one into.
(() => {
  "use strict";
  document.querySelectorAll("[data-names]").forEach((list) => {
    list.addEventListener("input", () => {
      const lines = list.querySelectorAll("input");
      const last = lines[lines.length - 1];
      if (!last.value) {
        return;
      }
      const next = last.cloneNode();
      next.value = "";
      next.removeAttribute("id");
      list.append(next);
    });
  });
})();
