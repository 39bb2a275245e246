// Record a voice straight into a file field. Without this, the field asks for a file, as always.
const KINDS = [["audio/webm;codecs=opus", "webm"], ["audio/mp4", "m4a"], ["audio/ogg;codecs=opus", "ogg"]];

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function put(input, blob, ending) {
  const files = new DataTransfer();
  files.items.add(new File([blob], `verhaal.${ending}`, { type: blob.type }));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function wire(box) {
  const input = box.querySelector("input[type=file]");
  const panel = box.querySelector(".w-recorder");
  const [start, stop] = panel.querySelectorAll("button");
  const live = panel.querySelector(".w-recorder__live");
  const player = panel.querySelector("audio");
  const most = Number(panel.dataset.most || 600);
  const kind = KINDS.find(([mime]) => MediaRecorder.isTypeSupported(mime));
  if (!kind || !input) return;
  let recorder, timer;
  panel.hidden = false;

  const begin = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      live.hidden = false;
      live.textContent = panel.dataset.refused;
      return;
    }
    const chunks = [];
    const began = Date.now();
    recorder = new MediaRecorder(stream, { mimeType: kind[0], audioBitsPerSecond: 32000 });
    recorder.ondataavailable = (event) => chunks.push(event.data);
    recorder.onstop = () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      const blob = new Blob(chunks, { type: kind[0].split(";")[0] });
      put(input, blob, kind[1]);
      player.src = URL.createObjectURL(blob);
      player.hidden = false;
      stop.hidden = true;
      start.hidden = false;
      start.querySelector("span").textContent = panel.dataset.again;
      live.textContent = panel.dataset.done;
      start.focus();
    };
    recorder.start(1000);
    start.hidden = true;
    stop.hidden = live.hidden = false;
    player.hidden = true;
    stop.focus();
    const tick = () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      live.textContent = `${panel.dataset.live} ${clock(seconds)}`;
      if (seconds >= most && recorder.state === "recording") recorder.stop();
    };
    tick();
    timer = setInterval(tick, 1000);
  };
  start.addEventListener("click", begin);
  stop.addEventListener("click", () => recorder && recorder.state === "recording" && recorder.stop());
}

export function recorders(root) {
  if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return;
  for (const box of root.querySelectorAll("[data-recorder]")) wire(box);
}
