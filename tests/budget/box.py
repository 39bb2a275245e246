"""A house where people vote today.

    python -m tests.budget.box 150

Makes a round that is open for votes in an empty data folder, and writes in `letters.json` where
people vote and the codes of the letters, which are nowhere else.
"""

import json
import sys
from datetime import date

from tests.houses import begin

LAST_DAY = date(2100, 1, 1)


def main(many):
    from django.conf import settings
    from django.urls import reverse

    from tests.budget import scenes
    from tests.cast import Cast

    cast = Cast()
    round = scenes.voting(cast, votes_until=LAST_DAY)
    codes = [code for _serial, code in scenes.letters(cast, round, many)]
    at = reverse("budget:vote", args=[cast.wijk.slug, round.number])
    (settings.DATA / "letters.json").write_text(json.dumps([at, codes]))


if __name__ == "__main__":
    begin()
    main(int(sys.argv[1]))
