// The preview beside the words follows what is typed. The page does its whole job without this file: "Check and show".
(() => {
  "use strict";

  const PAUSE_MS = 600;
  const form = document.querySelector("form[data-look]");
  const status = document.querySelector("[data-look-status]");
  if (!form || !status) return;

  let timer = 0;
  let asked = 0;

  const opened = (look) => [...look.querySelectorAll("details[open] > summary")].map((one) => one.textContent.trim());

  const put = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const look = document.getElementById(form.dataset.look);
    const next = page.getElementById(form.dataset.look);
    if (!look || !next) return;
    const kept = opened(look);
    next.querySelectorAll("details > summary").forEach((one) => {
      one.parentElement.open = kept.includes(one.textContent.trim());
    });
    look.replaceWith(next);
    status.textContent = "This shows what you typed. It is not saved yet.";
  };

  const show = async () => {
    const number = (asked += 1);
    const body = new URLSearchParams(new FormData(form));
    body.set("press", "show");
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      const text = await answer.text();
      if (!answer.ok) throw new Error(answer.statusText);
      if (number === asked) put(text);
    } catch {
      status.textContent = "The preview cannot be reached now. Your words are still here.";
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
})();
