from django.urls import path

from wijkaanpak.funds.views import exporting, keeping, papers, paying, reading

app_name = "funds"
XLSX, CSV = {"ending": "xlsx"}, {"ending": "csv"}
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("poster.pdf", papers.poster, name="poster"),
    path("versnippering/", reading.fragmentation, name="fragmentation"),
    path("potjes.xlsx", exporting.whole, XLSX, name="whole_sheet"),
    path("potjes.csv", exporting.whole, CSV, name="whole_csv"),
    path("nieuw/", keeping.new_pot, name="new_pot"),
    path("besluit/", keeping.decide, name="decide"),
    path("belang/", keeping.interest, name="interest"),
    path("doel/nieuw/", keeping.new_goal, name="new_goal"),
    path("doel/<uuid:goal>/", reading.goal, name="goal"),
    path("doel/<uuid:goal>/verantwoorden/", keeping.account, name="account"),
    path("doel/<uuid:goal>/vrije-hand/", paying.spend, name="spend"),
    path("verantwoording/<uuid:report>/", reading.report, name="report"),
    path("verantwoording/<uuid:report>/akkoord/", keeping.accept, name="accept"),
    path("beweging/<uuid:movement>/ongedaan/", keeping.undo, name="undo"),
    path("kas/", paying.desk, name="desk"),
    path("kas/betalen/", paying.pay, name="pay"),
    path("kas/bank/", paying.bank, name="bank"),
    path("kas/bank/<uuid:line>/", paying.match, name="match"),
    path("kas/<uuid:payment>/", paying.payment, name="payment"),
    path("kas/<uuid:payment>/meekijken/", paying.look, name="look"),
    path("kas/<uuid:payment>/terugsturen/", paying.send_back, name="send_back"),
    path("kas/<uuid:payment>/bon/", paying.prove, name="prove"),
    path("kas/<uuid:payment>/bon/foto/", paying.proof, name="proof"),
    path("<uuid:pot>/", reading.pot, name="pot"),
    path("<uuid:pot>/veranderen/", keeping.rewrite, name="rewrite"),
    path("<uuid:pot>/inleg/", keeping.came_in, name="came_in"),
    path("<uuid:pot>/terug/", keeping.goes_back, name="goes_back"),
    path("<uuid:pot>/uittreksel.xlsx", exporting.extract, XLSX, name="extract_sheet"),
    path("<uuid:pot>/uittreksel.csv", exporting.extract, CSV, name="extract_csv"),
    path("<uuid:pot>/sisa/", reading.sisa, name="sisa"),
    path("<uuid:pot>/sisa.csv", exporting.sisa, CSV, name="sisa_csv"),
    path("<uuid:pot>/sisa.xlsx", exporting.sisa, XLSX, name="sisa_sheet"),
]
