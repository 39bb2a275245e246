"""Where what the neighbourhood already has is met."""

from django.urls import path

from wijkaanpak.assets.views import (
    connecting,
    entering,
    importing,
    papers,
    reading,
    screens,
    thanking,
)

app_name = "assets"
OFFER, WISH = {"side": "offer"}, {"side": "wish"}
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("<uuid:asset>/", reading.read, name="read"),
    path("kaart/", reading.map_page, name="map"),
    path("kaart/krachten.geojson", reading.on_map, name="on_map"),
    path("woorden/", reading.words, name="words"),
    path("woorden/<uuid:pair>/weg/", reading.part, name="part"),
    path("aanbieden/", screens.enter, OFFER, name="offer"),
    path("aanbieden/<int:step>/", screens.enter, OFFER, name="offer"),
    path("vragen/", screens.enter, WISH, name="wish"),
    path("vragen/<int:step>/", screens.enter, WISH, name="wish"),
    path("strookje/", entering.slip, name="slip"),
    path("strookje/nieuw/", entering.new_slip, name="new_slip"),
    path("strookje/klaar/", entering.done, name="done"),
    path("mijn/<uuid:asset>/", entering.own, name="own"),
    path("mijn/<uuid:asset>/veranderen/", entering.change, name="change"),
    path("mijn/<uuid:asset>/verlengen/", entering.renew, name="renew"),
    path("mijn/<uuid:asset>/stoppen/", entering.end, name="end"),
    path("mijn/<uuid:asset>/wissen/", entering.erase, name="erase"),
    path("mijn/<uuid:asset>/strookje/", entering.hand_slip, name="hand_slip"),
    path("verbinders/", connecting.listing, name="connectors"),
    path("verbinders/ik/", connecting.yes, name="yes"),
    path("verbinders/ik/stoppen/", connecting.stop, name="stop"),
    path("verbinders/vragen/", connecting.ask, name="ask"),
    path("bureau/", connecting.desk, name="desk"),
    path("bureau/<uuid:introduction>/", connecting.at_desk, name="at_desk"),
    path("bureau/<uuid:introduction>/stap/", connecting.step, name="step"),
    path("bureau/<uuid:introduction>/nee/", connecting.say_no, name="no"),
    path("verzoek/<uuid:introduction>/", connecting.introduction, name="introduction"),
    path("verzoek/<uuid:introduction>/terug/", connecting.withdraw, name="withdraw"),
    path("verzoek/<uuid:introduction>/bedanken/", thanking.give, name="give"),
    path("bedankt/", thanking.listing, name="thanks"),
    path("bedankt/<uuid:card>/", thanking.card, name="card"),
    path("bedankt/<uuid:card>/openbaar/", thanking.answer, name="answer"),
    path("bedankt/<uuid:card>/terug/", thanking.take_back, name="take_back"),
    path("bedankt/<uuid:card>/kaart.pdf", papers.card, name="card_paper"),
    path("briefjes/", importing.post_its, name="post_its"),
    path("muur.pdf", papers.wall, name="wall"),
]
