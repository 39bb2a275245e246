"""Every address of the house. Dutch paths; a neighbourhood's own pages are under /w/<slug>/."""

from django.urls import include, path

OF_A_NEIGHBOURHOOD = [
    path("verhalen/", include("wijkaanpak.stories.urls")),
    path("potjes/", include("wijkaanpak.funds.urls")),
    path("afspraken/", include("wijkaanpak.commitments.urls")),
    path("burgerbegroting/", include("wijkaanpak.budget.urls")),
    path("agenda/", include("wijkaanpak.agenda.urls")),
    path("wie-was-er/", include("wijkaanpak.reach.urls")),
    path("krachten/", include("wijkaanpak.assets.urls")),
    path("gesprekken/", include("wijkaanpak.dialogues.urls")),
    path("gezichten/", include("wijkaanpak.contacts.urls")),
    path("projecten/", include("wijkaanpak.projects.urls")),
    path("regelruimte/", include("wijkaanpak.experiments.urls")),
    path("impactpaden/", include("wijkaanpak.impact.urls")),
    path("herstel/", include("wijkaanpak.repairs.urls")),
    path("leren/", include("wijkaanpak.knowledge.urls")),
    path("beraad/", include("wijkaanpak.assemblies.urls")),
    path("", include("wijkaanpak.gatherings.urls")),
    path("", include("wijkaanpak.invitations.urls")),
    path("", include("wijkaanpak.network.urls")),
]
urlpatterns = [
    path("w/<slug:here>/", include(OF_A_NEIGHBOURHOOD)),
    path("", include("wijkaanpak.people.urls")),
    path("", include("wijkaanpak.readingroom.urls")),
    path("", include("wijkaanpak.viewpoint.urls")),
    path("", include("wijkaanpak.ui.urls")),
    path("", include("wijkaanpak.home.urls")),
    path("", include("wijkaanpak.letters.urls")),
]

handler403 = "wijkaanpak.ui.views.forbidden"
handler404 = "wijkaanpak.ui.views.not_found"
handler500 = "wijkaanpak.ui.views.broken"
