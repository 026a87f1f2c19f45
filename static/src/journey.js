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

  // "Read aloud": only with a voice of this device, so that no word goes to anybody else; and only when pressed.
  const reads = document.querySelector("form[data-read]");
  if (reads && window.speechSynthesis) {
    const speech = speechSynthesis;
    const buttons = [];
    const tag = (node) => node.parentElement.closest("[lang]").lang;
    const voiceOf = (lang) =>
      speech.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2) === lang.slice(0, 2));
    const quiet = () => {
      speech.cancel();
      buttons.forEach((button) => (button.textContent = reads.dataset.read));
    };
    // What is asked, its hints, errors and answers; never what stands in a box.
    const words = (question) => {
      const found = [];
      const walker = document.createTreeWalker(question, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const inside = node.parentElement;
        if (node.data.trim() && !inside.closest("button, textarea, select, .app-english")) found.push([node.data.trim(), tag(node)]);
      }
      return found;
    };
    const read = (question, button) => {
      const begins = button.textContent === reads.dataset.read;
      quiet();
      if (!begins) return;
      button.textContent = reads.dataset.stop;
      const all = words(question).filter(([, lang]) => voiceOf(lang));
      all.forEach(([text, lang], number) => {
        const said = new SpeechSynthesisUtterance(text);
        said.voice = voiceOf(lang);
        said.lang = lang;
        if (number === all.length - 1) said.onend = quiet;
        speech.speak(said);
      });
    };
    const offer = () => {
      if (buttons.length || !voiceOf(document.documentElement.lang)) return;
      reads.querySelectorAll(".app-asked").forEach((question) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "app-aloud govuk-button govuk-button--secondary";
        button.textContent = reads.dataset.read;
        button.addEventListener("click", () => read(question, button));
        buttons.push(button);
        question.before(button);
      });
    };
    offer();
    speech.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", quiet);
  }

  const summary = document.querySelector(".govuk-error-summary");
  if (summary) {
    summary.tabIndex = -1;
    summary.focus();
  }
})();
