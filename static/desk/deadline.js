// Of the fields of a deadline only those are shown that its kind asks for.
(() => {
  "use strict";
  document.querySelectorAll("[data-deadline]").forEach((row) => {
    const kind = row.querySelector("[name=due_kind]");
    const show = () => {
      row.querySelector(".field-due_on").hidden = kind.value !== "date";
      row.querySelector(".field-every").hidden = kind.value !== "recurring";
      row.querySelector(".field-until_on").hidden = kind.value !== "recurring";
    };
    kind.addEventListener("change", show);
    show();
  });
})();
