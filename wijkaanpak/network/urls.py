from django.urls import path

from wijkaanpak.network import views

app_name = "network"
urlpatterns = [
    path("netwerk/", views.listing, name="listing"),
    path("netwerk/partij/<uuid:party>/", views.party, name="party"),
    path("netwerk/partij/<uuid:party>/woorden/", views.describe, name="describe"),
    path("netwerk/partij/<uuid:party>/stoel/", views.give_seat, name="give_seat"),
    path("netwerk/partij/<uuid:party>/vertrekken/", views.part, name="part"),
    path("netwerk/stoel/<uuid:seat>/verlaten/", views.leave_seat, name="leave_seat"),
    path("netwerk/wie-beslist/", views.charter, name="charter"),
    path("netwerk/wie-beslist/<slug:kind>/", views.change_article, name="change_article"),
    path("netwerk/voorstellen/", views.proposals, name="proposals"),
    path("netwerk/voorstellen/besluit/", views.joint_decision, name="joint_decision"),
    path("netwerk/voorstellen/partij/", views.new_party, name="new_party"),
    path("netwerk/voorstellen/<uuid:proposal>/", views.proposal, name="proposal"),
    path("netwerk/voorstellen/<uuid:proposal>/intrekken/", views.withdraw, name="withdraw"),
    path("netwerk/lange-adem/", views.long_commitment, name="long_commitment"),
    path("netwerk/lange-adem/schrijven/", views.write_long, name="write_long"),
    path("netwerk/lange-adem/<uuid:document>/tekenen/", views.sign, name="sign"),
]
