"""The addresses of the agenda, under /w/<neighbourhood>/agenda/."""

from django.urls import path

from wijkaanpak.agenda.views import money, reading, speaking, writing

app_name = "agenda"
ITEM = "punt/<uuid:item>/"
EDITION = "editie/<int:number>/"
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("visie/", reading.vision, name="vision"),
    path("visie/nieuw/", speaking.new_vision, name="new_vision"),
    path("edities/", reading.editions, name="editions"),
    path(EDITION, reading.edition, name="edition"),
    path(EDITION + "krant/", reading.paper, name="paper"),
    path(EDITION + "muur/", reading.wall, name="wall"),
    path(EDITION + "reacties/", speaking.reactions, name="reactions"),
    path(EDITION + "vaststellen/", speaking.adopt, name="adopt"),
    path(EDITION + "terugkijken/", writing.look_back, name="look_back"),
    path(ITEM, reading.item, name="item"),
    path(ITEM + "reacties/", speaking.react_to_item, name="react_to_item"),
    path(ITEM + "antwoord/", speaking.answer, name="answer"),
    path(ITEM + "beleid/", speaking.policy, name="policy"),
    path(ITEM + "stap/", writing.step, name="step"),
    path(ITEM + "notitie/", writing.note, name="note"),
    path(ITEM + "schrijven/", writing.rewrite, name="rewrite"),
    path(ITEM + "plek/<int:place>/", writing.place, name="place"),
    path(ITEM + "opnemen/", writing.take_up, name="take_up"),
    path(ITEM + "verhalen/", writing.link_story, name="link_story"),
    path(ITEM + "verhalen/<uuid:story>/weg/", writing.unlink_story, name="unlink_story"),
    path("beleid/<uuid:policy>/", speaking.review, name="review"),
    path("geld/potje/<uuid:pot>/", money.pot_serves, name="pot_serves"),
    path("geld/doel/<uuid:goal>/", money.goal_serves, name="goal_serves"),
    path("geld/<uuid:serving>/potje-weg/", money.end_pot, name="end_pot"),
    path("geld/<uuid:serving>/doel-weg/", money.end_goal, name="end_goal"),
    path("antwoorden/", speaking.asked, name="asked"),
    path("werktafel/", writing.bench, name="bench"),
    path("werktafel/kop/", writing.head, name="head"),
    path("werktafel/thema/", writing.theme, name="theme"),
    path("werktafel/punt/", writing.new_item, name="new_item"),
    path("werktafel/openen/", writing.open_edition, name="open"),
    path("werktafel/sluiten/", writing.close, name="close"),
    path("werktafel/reacties/", writing.waiting, name="waiting"),
    path("werktafel/reacties/<uuid:reaction>/", writing.judge, name="judge"),
    path("voornemens/", speaking.intentions, name="intentions"),
    path("voornemens/nieuw/", speaking.new_intention, name="new_intention"),
    path("voornemens/<uuid:intention>/", speaking.intention, name="intention"),
    path("voornemens/<uuid:intention>/besluit/", speaking.decide, name="decide"),
]
