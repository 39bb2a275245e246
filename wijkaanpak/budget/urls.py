"""The addresses of the budget, under /w/<neighbourhood>/burgerbegroting/."""

from django.urls import path, register_converter

from wijkaanpak.budget.rules import numbers
from wijkaanpak.budget.views import keeping, money, papers, planning, reading, results, voting


class RoundNumber:
    """A round in an address: 2026, and the second one of that year 2026-2."""

    regex = "[0-9]{1,7}(?:-[0-9]{1,3})?"
    to_python = staticmethod(numbers.read_number)
    to_url = staticmethod(numbers.written)


register_converter(RoundNumber, "round")
app_name = "budget"
ROUND = "<round:number>/"
PLAN = ROUND + "plan/<uuid:plan>/"
VOTE = ROUND + "stemmen/"
DESK = ROUND + "stembureau/"
LARGE = {"large": True}
MERGE = ROUND + "samen/<uuid:merge>/"
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("nieuw/", keeping.new, name="new"),
    path(ROUND, reading.round, name="round"),
    path(ROUND + "spelregels/", reading.rules_page, name="rules"),
    path(ROUND + "spelregels.json", reading.rules_file, name="rules_file"),
    path(ROUND + "spelregels/schrijven/", keeping.write_rules, name="write_rules"),
    path(ROUND + "stap/", keeping.step, name="step"),
    path(ROUND + "stoppen/", money.stop, name="stop"),
    path(ROUND + "gemist/", keeping.missing, name="missing"),
    path(ROUND + "gemist/terug/", keeping.look_back, name="look_back"),
    path(ROUND + "geld/", money.divide, name="divide"),
    path(ROUND + "plan/nieuw/", planning.new, name="new_plan"),
    path(PLAN, reading.plan, name="plan"),
    path(PLAN + "schrijven/", planning.change, name="change_plan"),
    path(PLAN + "foto/", planning.show_photo, name="show_photo"),
    path(PLAN + "foto.webp", reading.photo, name="photo"),
    path(PLAN + "inleveren/", planning.hand_in, name="hand_in"),
    path(PLAN + "terugnemen/", planning.withdraw, name="withdraw_plan"),
    path(PLAN + "steunen/", planning.support, name="support"),
    path(PLAN + "samen-maken/", planning.ask_maker, name="ask_maker"),
    path(PLAN + "meedoen/", planning.join, name="join"),
    path(PLAN + "helpen/", planning.coach, name="coach"),
    path(PLAN + "toets/", planning.check, name="check"),
    path(PLAN + "samenvoegen/", planning.merge, name="merge"),
    path(PLAN + "vervolg/", planning.follow, name="follow"),
    path(MERGE + "ja/", planning.answer_merge, {"agree": "ja"}, name="merge_yes"),
    path(MERGE + "nee/", planning.answer_merge, {"agree": "nee"}, name="merge_no"),
    path(VOTE, voting.vote, name="vote"),
    path(VOTE + "biljet/", voting.ballot, name="ballot"),
    path(VOTE + "lijst/", voting.as_list, name="as_list"),
    path(VOTE + "nakijken/", voting.look_over, name="look_over"),
    path(VOTE + "klaar/", voting.receipt, name="receipt"),
    path(VOTE + "wissen/", voting.wipe, name="wipe"),
    path(ROUND + "stembiljet.pdf", papers.ballot, name="paper_ballot"),
    path(ROUND + "stembiljet-groot.pdf", papers.ballot, LARGE, name="large_ballot"),
    path(ROUND + "kaarten.pdf", papers.cards, name="cards"),
    path(ROUND + "kaarten-groot.pdf", papers.cards, LARGE, name="large_cards"),
    path(ROUND + "poster.pdf", papers.poster, name="poster"),
    path(ROUND + "brieven/", papers.letters, name="letters"),
    path(ROUND + "brieven/intrekken/", keeping.revoke, name="revoke"),
    path(DESK, keeping.desk, name="desk"),
    path(DESK + "tellen/", results.count, name="count"),
    path(ROUND + "uitslag/", results.result, name="result"),
    path(ROUND + "uitslag/<str:name>", results.file, name="result_file"),
    path(DESK + "stapel/", keeping.new_pile, name="new_pile"),
    path(DESK + "stapel/<int:pile>/", keeping.pile, name="pile"),
    path(DESK + "stapel/<int:pile>/opzij/", keeping.aside, name="aside"),
]
