"""Where the fixed faces of a neighbourhood are met."""

from django.urls import path

from wijkaanpak.contacts.views import board, handing, holding, minutes, presence

app_name = "contacts"
POST, HELD = "<uuid:post>/", "aanstelling/<uuid:tenure>/"
urlpatterns = [
    path("", board.listing, name="listing"),
    path("bord.pdf", board.paper, name="paper"),
    path("wissel/", handing.guard, name="guard"),
    path("nieuw/<uuid:party>/", holding.new_post, name="new_post"),
    path(POST, board.read, name="post"),
    path(f"{POST}cruciaal/", holding.crucial, name="crucial"),
    path(f"{POST}opheffen/", holding.end_post, name="end_post"),
    path(f"{POST}wie/", holding.hold, name="hold"),
    path(f"{POST}uren/", presence.plan, name="plan_presence"),
    path(f"{POST}jaar/", presence.year, name="year"),
    path(f"{POST}maand/", presence.month, name="month"),
    path(f"{POST}beloften/", handing.promises, name="promises"),
    path(f"{POST}minuut/", minutes.tell, name="tell_minute"),
    path("uur/<uuid:presence>/stoppen/", presence.stop, name="stop_presence"),
    path("uur/<uuid:presence>/niet/", presence.not_there, name="not_there"),
    path("uur/afwezig/<uuid:absence>/", presence.there_after_all, name="there_after_all"),
    path(HELD, holding.rewrite, name="tenure"),
    path(f"{HELD}vertrek/", holding.leaving, name="leaving"),
    path(f"{HELD}einde/", holding.left, name="left"),
    path(f"{HELD}foto/", holding.photo, name="photo"),
    path(f"{HELD}foto.webp", board.photo, name="photo_file"),
    path(f"{HELD}hulp/", holding.helps, name="helps"),
    path(f"{HELD}overdracht/", handing.plan, name="handover"),
    path(f"{HELD}overdracht/kennismaken/", handing.introduce, name="introduce"),
    path(f"{HELD}overdracht/klaar/", handing.done, name="handover_done"),
    path("kennismaken/", handing.meet, name="meet"),
    path("minuut/<uuid:minute>/", minutes.write, name="write_minute"),
    path("minuut/<uuid:minute>/klopt/", minutes.right, name="check_minute"),
    path("minuut/<uuid:minute>/stem/", minutes.voice, name="minute_voice"),
]
