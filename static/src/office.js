// Comforts of the office. Every page but those about passkeys does its whole job without this file.
(() => {
  "use strict";

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  };
  const text = (buffer) => {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

  // What the server wants from the device, in the shapes of the browser.
  const asked = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
  });

  // What the device says, in the shapes of the server.
  const answered = (found) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (found.response[name]) response[name] = text(found.response[name]);
    }
    return JSON.stringify({ id: found.id, rawId: text(found.rawId), type: found.type, response });
  };

  const ask = async (form) => {
    const sent = await fetch(form.dataset.begin, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!sent.ok) return;
    const { state, options } = await sent.json();
    form.elements.state.value = state;
    const publicKey = asked(options);
    const found = form.dataset.passkey === "add"
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
    form.elements.said.value = answered(found);
  };

  // The device is asked before the page is sent; if it says no, the page says what to do.
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.addEventListener("submit", async (event) => {
      if (!window.PublicKeyCredential) return;
      event.preventDefault();
      try {
        await ask(form);
      } catch (error) {
        form.elements.said.value = "";
      }
      form.submit();
    });
  });

  // Before somebody leaves a page with words that are not saved, the browser asks them.
  const said = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const written = [...document.querySelectorAll("main form[method=post]")].map((form) => [form, said(form)]);
  let sending = false;
  written.forEach(([form]) => form.addEventListener("submit", () => (sending = true)));
  window.addEventListener("pageshow", () => (sending = false));
  window.addEventListener("beforeunload", (event) => {
    const lost = written.some(([form, before]) => "unsaved" in form.dataset || said(form) !== before);
    if (lost && !sending) event.preventDefault();
  });

  // In rows of boxes, Enter in a box of one line leads to the next box; a box of several lines takes it as a new line.
  document.querySelectorAll("form[data-rows]").forEach((form) => {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.localName !== "input") return;
      event.preventDefault();
      const boxes = [...form.querySelectorAll("input:not([type=hidden]), textarea, button")];
      boxes[boxes.indexOf(event.target) + 1].focus();
    });
  });

  // One press copies a whole text; without this, it can be selected and copied by hand.
  document.querySelectorAll("[data-copy]").forEach((line) => {
    if (!navigator.clipboard) return;
    const text = document.getElementById(line.dataset.copy);
    const said = line.querySelector("[data-done]");
    line.hidden = false;
    line.querySelector("button").addEventListener("click", () => {
      text.select();
      navigator.clipboard.writeText(text.value).then(() => (said.textContent = said.dataset.done));
    });
  });
})();
