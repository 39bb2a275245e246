// Read a page aloud with a voice of the device itself; the button stays hidden where none fits.
function voiceFor(language) {
  const voices = window.speechSynthesis.getVoices();
  return voices.find((voice) => voice.lang.toLowerCase().startsWith(language.toLowerCase().slice(0, 2)));
}

function sentences(element) {
  const skip = "nav,button,form,script,svg,[aria-hidden=true],.w-hidden,.w-tools";
  const found = [];
  for (const block of element.querySelectorAll("h1,h2,h3,p,li,dt,dd,blockquote,caption")) {
    if (block.closest(skip) || block.querySelector("p,li")) continue;
    const text = block.textContent.replace(/\s+/g, " ").trim();
    if (text) found.push([text, block.closest("[lang]")?.lang || document.documentElement.lang]);
  }
  return found;
}

function speak(button) {
  const words = button.querySelector("span");
  const start = words.textContent;
  const stop = () => { window.speechSynthesis.cancel(); words.textContent = start; button.setAttribute("aria-pressed", "false"); };
  if (button.getAttribute("aria-pressed") === "true") { stop(); return; }
  const target = document.getElementById(button.dataset.aloud) || document.querySelector("main");
  words.textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  const parts = sentences(target);
  parts.forEach(([text, language], index) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.voice = voiceFor(language) || null;
    utterance.rate = 0.95;
    if (index === parts.length - 1) utterance.onend = stop;
    window.speechSynthesis.speak(utterance);
  });
}

export function readers(root) {
  if (!("speechSynthesis" in window)) return;
  for (const button of root.querySelectorAll("[data-aloud]")) {
    const show = () => { button.hidden = !voiceFor(document.documentElement.lang); };
    show();
    window.speechSynthesis.addEventListener?.("voiceschanged", show);
    button.addEventListener("click", () => speak(button));
  }
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}
