"""How much memory and time the largest photos take before they are small.

Each photo is drawn anew in a process of its own; what is told is its peak, less what Python and
its libraries took before.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
from pathlib import Path

from bench import report

SIDES, SMALLER = (8_660, 5_773), (5_400, 3_700)  # just under 50 and 20 megapixels
KINDS = {
    "JPEG": ("RGB", "JPEG"), "PNG": ("RGB", "PNG"), "PNG, see-through": ("RGBA", "PNG"),
    "PNG with a palette": ("P", "PNG"), "WebP of 20 megapixels": ("RGBA", "WEBP"),
}  # fmt: skip


def photo(mode: str, kind: str) -> bytes:
    """Return a photo of this kind: noise in large blocks, so that it is no more than 20 MB."""
    from PIL import Image

    sides = SMALLER if kind == "WEBP" else SIDES
    small = tuple(side // 40 for side in sides)
    bands = len(Image.new(mode, (1, 1)).getbands())
    noise = random.Random(1).randbytes(small[0] * small[1] * bands)
    out = io.BytesIO()
    image = Image.frombytes(mode, small, noise).resize(sides, Image.Resampling.NEAREST)
    image.save(out, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return out.getvalue()


def alone() -> None:
    """Draw what comes in on the standard input, and print megabytes and seconds."""
    from wijkaanpak.methods import media

    data = sys.stdin.buffer.read()
    before, begun = peak(), time.perf_counter()
    media.redraw(data)
    print(round(peak() - before), round(time.perf_counter() - begun, 1))


def peak() -> float:
    """Return the most memory that this process held, in megabytes."""
    kept = Path("/proc/self/status").read_text().split("VmHWM:")[1]  # begins anew at each start
    return int(kept.split()[0]) / 1024


def main() -> None:
    lines = [
        "| 50 megapixels | MB as sent | MB of memory at most | seconds |",
        "|---|---|---|---|",
    ]
    for name, (mode, kind) in KINDS.items():
        data = photo(mode, kind)
        run = [sys.executable, "-m", "bench.pictures", "alone"]
        memory, took = subprocess.run(
            run, input=data, capture_output=True, check=True
        ).stdout.split()
        lines.append(f"| {name} | {len(data) / 1e6:.1f} | {memory.decode()} | {took.decode()} |")
    report.keep("Photos", lines)


if __name__ == "__main__":
    alone() if "alone" in sys.argv else main()
