"""The server as people run it, in a group of its own that can be killed at once.

    python -m tests.faults.server [hasty]

`hasty` answers before the ballot is in the box: the test must notice.
"""

import sys
import threading
import time
from unittest import mock

from tests.houses import begin

LATER, hurried = 0.5, []  # seconds


def hasty(*request):
    """What a hasty server runs; it becomes so at its first request."""
    from wijkaanpak.site.wsgi import application

    if not hurried:
        hurried.append(True)
        be_hasty()
    return application(*request)


def be_hasty():
    from wijkaanpak.budget.actions import casting
    from wijkaanpak.budget.rules import nonce_of, seal_of
    from wijkaanpak.logbook.queries import size_of

    cast = casting._cast

    def promise(round, fixed, code, vote, key, helper):
        def work():
            time.sleep(LATER)
            cast(round, fixed, code, vote, key, helper)

        threading.Thread(target=work).start()
        seal = seal_of(vote.choices, nonce_of(key))
        return casting.Receipt(size_of(round.here.slug) + 1, seal)

    casting._cast = promise


def main(target):
    import granian

    from wijkaanpak.site.commands import running

    usual = granian.Granian
    running.prepare()
    with mock.patch("granian.Granian", lambda **how: usual(**how | target)):
        running.serve()


if __name__ == "__main__":
    begin()
    main({"target": "tests.faults.server:hasty"} if "hasty" in sys.argv[1:] else {})
