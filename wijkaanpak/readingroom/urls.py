from django.urls import path

from wijkaanpak.readingroom import views

app_name = "logbook"  # what residents call it; the room shows the log and adds nothing to it
HERE = "w/<slug:here>/logboek/"
urlpatterns = [
    path(HERE, views.listing, name="listing"),
    path(HERE + "controleer/", views.check, name="check"),
    path(HERE + "archief.zip", views.archive, name="archive"),
    path(HERE + "getuigen.txt", views.policy, name="policy"),
    path(HERE + "stand/", views.checkpoint, name="checkpoint"),
    path(HERE + "stand/<int:size>/", views.checkpoint_at, name="checkpoint_at"),
    path(HERE + "stand/<int:old>/<int:size>/", views.consistency, name="consistency"),
    path(HERE + "<int:seq>/", views.receipt, name="receipt"),
    path(HERE + "<int:seq>/bewijs.tlog-proof", views.proof, name="proof"),
]
