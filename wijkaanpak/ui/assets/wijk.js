// Small helps on top of pages that work without them. Nothing here is needed to take part.
import { recorders } from "./record.js";
import { readers } from "./aloud.js";

function copyButtons(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.querySelector("span");
      const before = words.textContent;
      words.textContent = button.dataset.done;
      setTimeout(() => { words.textContent = before; }, 3000);
    });
  }
}

function printButtons(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// The summary of what went wrong takes the focus; its links go to the field itself.
function summaries(root) {
  const summary = root.querySelector(".w-summary");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    (field.matches("input,textarea,select") ? field : field.querySelector("input,textarea,select") || field)
      .focus({ preventScroll: true });
  });
}

// A second click while a form is on its way would only make people doubt.
function sendOnce(root) {
  for (const form of root.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    });
  }
}

function dress(root) {
  for (const help of [copyButtons, printButtons, summaries, sendOnce, readers, recorders]) help(root);
}

// htmx needs no inline styles and no eval; a form that was not right comes back as 422.
if (window.htmx) {
  Object.assign(window.htmx.config, { includeIndicatorStyles: false, allowEval: false, historyCacheSize: 0 });
  window.htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "...", swap: false, error: true },
  ];
  document.body.addEventListener("htmx:afterSwap", (event) => dress(event.target.parentElement || document));
  document.body.addEventListener("htmx:responseError", (event) => {
    document.open("text/html");
    document.write(event.detail.xhr.responseText);
    document.close();
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
dress(document);
