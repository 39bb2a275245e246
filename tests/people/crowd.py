"""Many people at one door at the same moment, in a house of their own.

    python -m tests.people.crowd

Prints who got in with one code, and how many of forty wrong codes were looked at.
"""

import json
from concurrent.futures import ThreadPoolExecutor

import django


def knock(typed, source):
    from django.db import connection

    from wijkaanpak.people.actions import use_code
    from wijkaanpak.refusals import Refused

    try:
        return use_code(typed=typed, source=source).name
    except Refused as refusal:
        return str(refusal)
    finally:
        connection.close()


def main():
    django.setup()
    from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
    from wijkaanpak.people.actions import join_neighbourhood, print_code
    from wijkaanpak.people.queries import NOBODY
    from wijkaanpak.people.rules import new_code

    here = begin_neighbourhood(
        by=NOBODY, slug="zonnehof", name="Zonnehof", kind="wijk", start_year=2016,
        horizon_year=2036,
    )  # fmt: skip
    amina = join_neighbourhood(by=NOBODY, here=here, name="Amina")
    code = print_code(by=NOBODY, here=here, person=amina)
    with ThreadPoolExecutor(8) as people:
        many = [f"198.51.100.{number}" for number in range(24)]
        same = list(people.map(lambda source: knock(code, source), many))
        guesses = list(people.map(lambda _n: knock(new_code(), "192.0.2.7"), range(40)))
    print(json.dumps({"got in": same.count("Amina"), "looked at": looked_at(guesses)}))


def looked_at(answers):
    return sum(answer.startswith("This code does not work") for answer in answers)


if __name__ == "__main__":
    main()
