"""Every address of the house. Dutch paths; a neighbourhood's own pages are under /w/<slug>/."""

from django.urls import include, path

HERE = "w/<slug:here>/"
urlpatterns = [
    path("", include("wijkaanpak.people.urls")),
    path(HERE, include("wijkaanpak.network.urls")),
    path(HERE + "verhalen/", include("wijkaanpak.stories.urls")),
    path(HERE + "potjes/", include("wijkaanpak.funds.urls")),
    path("", include("wijkaanpak.readingroom.urls")),
    path("", include("wijkaanpak.viewpoint.urls")),
    path("", include("wijkaanpak.ui.urls")),
    path(HERE + "afspraken/", include("wijkaanpak.commitments.urls")),
    path(HERE + "burgerbegroting/", include("wijkaanpak.budget.urls")),
    path(HERE, include("wijkaanpak.gatherings.urls")),
    path(HERE, include("wijkaanpak.invitations.urls")),
    path(HERE + "wie-was-er/", include("wijkaanpak.reach.urls")),
    path(HERE + "krachten/", include("wijkaanpak.assets.urls")),
    path(HERE + "gezichten/", include("wijkaanpak.contacts.urls")),
    path(HERE + "agenda/", include("wijkaanpak.agenda.urls")),
    path("", include("wijkaanpak.home.urls")),
    path("", include("wijkaanpak.letters.urls")),
]

handler403 = "wijkaanpak.ui.views.forbidden"
handler404 = "wijkaanpak.ui.views.not_found"
handler500 = "wijkaanpak.ui.views.broken"
