"""One measurement in a process of its own: none warms up another or fills its memory.

A bench asks for one with `measured`; the process that it starts answers with `answer`.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable


def measured(module: str, *words: str, seconds: float | None = None, **around: str) -> dict:
    """Return what `module` measured; nothing when it took too long or too much memory."""
    run = [sys.executable, "-W", "ignore", "-m", module, *words]
    done = subprocess.run(
        run, capture_output=True, text=True, timeout=seconds, env=os.environ | around
    )
    if "ModuleNotFoundError" in done.stderr or (done.returncode and seconds is None):
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {}


def bounded(seconds: int, megabytes: int) -> None:
    """Let this process end by itself when it takes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def answer(main: Callable[[], None], **kinds: Callable[..., dict]) -> None:
    """Do all, or the one measurement that was asked for, and tell the memory it took."""
    if len(sys.argv) == 1:
        main()
        return
    found = kinds[sys.argv[1]](*sys.argv[2:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found | {"megabytes": peak}))
