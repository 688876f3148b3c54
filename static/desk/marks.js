// Fields and their words in the text light each other, by hover and by focus.
(() => {
  "use strict";
  const matching = (name) =>
    document.querySelectorAll(`mark[data-fields~="${name}"], [data-field="${name}"]:not(.field)`);

  const light = (element, on) => {
    const own = element.dataset.field || element.dataset.fields;
    if (own) {
      const names = own.split(" ");
      const name = names[names.length - 1];
      matching(name).forEach((found) => found.classList.toggle("lit", on));
    }
    const task = element.dataset.task || element.closest("[data-task]")?.dataset.task;
    if (task) {
      document.querySelectorAll(`[data-task="${task}"]`).forEach((found) => found.classList.toggle("lit", on));
    }
  };

  document.querySelectorAll("[data-field]:not(.field), mark[data-fields], li[data-task]").forEach((element) => {
    element.addEventListener("mouseenter", () => light(element, true));
    element.addEventListener("mouseleave", () => light(element, false));
    element.addEventListener("focusin", () => light(element, true));
    element.addEventListener("focusout", () => light(element, false));
  });

  const pane = document.querySelector("[data-scrolls-to]");
  const quote = pane && document.getElementById(pane.dataset.scrollsTo);
  if (quote) {
    // The pane is the quote's offset parent; its height is certain once the font is there.
    const scroll = () => {
      pane.scrollTop = quote.offsetTop - pane.clientHeight / 3;
    };
    scroll();
    document.fonts.ready.then(scroll);
  }

  const all = document.querySelector("[data-choose-all]");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      all.form.querySelectorAll('input[name="task"]').forEach((box) => { box.checked = true; });
    });
  }
})();
