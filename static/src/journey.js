// Small comforts. Every page does its whole job without this file.
(() => {
  "use strict";

  const PAUSE_MS = 10000;

  // "Leave this page quickly": this page goes out of the list that Back walks through.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-leave]");
    if (!link) return;
    event.preventDefault();
    location.replace(link.href);
  });

  // A page out of the browser's memory may be out of date, or not for the eyes that see it now: ask for it anew.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(location.pathname + location.search);
  });

  // A second press within a second is a slip of the hand.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const now = Date.now();
    if (now - form.sentAt < 1000) event.preventDefault();
    else form.sentAt = now;
  });

  // What is being typed is kept now and then, where the page says that it may be.
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    let timer = 0;
    const keep = () => {
      timer = 0;
      if (form.sentAt) return;
      const body = new URLSearchParams(new FormData(form));
      fetch(form.dataset.draft, { method: "POST", body, keepalive: true, credentials: "same-origin" }).catch(() => {});
    };
    form.addEventListener("input", () => {
      timer = timer || setTimeout(keep, PAUSE_MS);
    });
  });

  const summary = document.querySelector(".govuk-error-summary");
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
})();
