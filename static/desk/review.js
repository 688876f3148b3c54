// J and K go through the line, A accepts, E edits, R rejects. Keys are places on the keyboard, so they
// work in every layout; every one of them only presses what the page shows.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  const open = (summary) => {
    const details = summary.parentElement;
    details.open = true;
    const field = details.querySelector("textarea, select, input:not([type=hidden])");
    field?.focus();
    field?.setSelectionRange?.(field.value.length, field.value.length);
    details.scrollIntoView({ block: "nearest" });
  };

  const press = (code) => {
    if (code === "KeyJ" || code === "KeyK") {
      document.querySelector(code === "KeyJ" ? "a[rel=next]" : "a[rel=prev]")?.click();
      return;
    }
    const found = document.querySelector(`[data-key="${code}"]`);
    if (found?.tagName === "SUMMARY") {
      open(found);
    } else {
      found?.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) {
      return;
    }
    if (["KeyJ", "KeyK", "KeyA", "KeyE", "KeyR", "KeyS", "KeyM"].includes(event.code)) {
      event.preventDefault();
      press(event.code);
    }
  });
})();
