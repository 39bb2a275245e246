"""Sixteen writers on one neighbourhood, each telling the outside world what was acknowledged.

    python -m tests.faults.writers zonnehof 16

Prints the number of a person after the action that made it has returned; runs until killed.
"""

import os
import sys
import time

import django


def write(slug: str, number: int) -> None:
    from django.db import InterfaceError, OperationalError, close_old_connections

    from wijkaanpak.neighbourhoods.queries import get_neighbourhood
    from wijkaanpak.people.actions import join_neighbourhood
    from wijkaanpak.people.queries import NOBODY

    here = get_neighbourhood(slug)
    while True:
        close_old_connections()  # as before each request
        try:
            person = join_neighbourhood(by=NOBODY, here=here, name=f"Schrijver {number}")
        except (OperationalError, InterfaceError):
            time.sleep(0.02)  # the page says: try again
            continue
        os.write(1, f"{person.pk}\n".encode())


def main(slug: str, writers: int) -> None:
    django.setup()  # once for all of them; each makes its own connection
    for number in range(writers):
        if os.fork() == 0:
            write(slug, number)
    os.wait()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    main(sys.argv[1], int(sys.argv[2]))
