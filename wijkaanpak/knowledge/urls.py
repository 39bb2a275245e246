"""Where lessons, visits and questions are met, under /w/<neighbourhood>/leren/."""

from django.urls import path

from wijkaanpak.knowledge.views import files, kitchens, lessons, papers, questions, starting

app_name = "knowledge"
LESSON, KITCHEN = "les/<uuid:lesson>/", "keuken/<uuid:kitchen>/"
VISIT, QUESTION = "bezoek/<uuid:visit>/", "vraag/<uuid:question>/"
urlpatterns = [
    path("", lessons.listing, name="listing"),
    path("schrijven/", lessons.write, name="write"),
    path(LESSON, lessons.read, name="lesson"),
    path(f"{LESSON}schrijven/", lessons.change, name="change"),
    path(f"{LESSON}gelezen/", lessons.reading, name="reading"),
    path(f"{LESSON}open/", lessons.open_it, name="open"),
    path(f"{LESSON}terug/", lessons.take_back, name="take_back"),
    path(f"{LESSON}leergeld.json", files.one, name="lesson_file"),
    path("lijkt/", starting.look, name="look"),
    path("lijkt/<uuid:version>/", starting.say, name="say_use"),
    path("bestand/", files.listing, name="files"),
    path("bestand/leergeld.json", files.everything, name="file"),
    path("bestand/<uuid:parcel>/", files.parcel, name="parcel"),
    path("bestand/<uuid:parcel>/niet/", files.refuse, name="refuse_parcel"),
    path("keuken/", kitchens.listing, name="kitchens"),
    path("keuken/nieuw/", kitchens.new, name="new_kitchen"),
    path(KITCHEN, kitchens.read, name="kitchen"),
    path(f"{KITCHEN}uitnodigen/", kitchens.invite, name="invite"),
    path(f"{KITCHEN}geweest/", kitchens.held, name="held"),
    path(f"{KITCHEN}niet/", kitchens.cancel, name="cancel"),
    path(f"{KITCHEN}blad.pdf", papers.sheet, name="kitchen_sheet"),
    path(f"{VISIT}komt/", kitchens.comes, name="comes"),
    path(f"{VISIT}komt-niet/", kitchens.comes_not, name="comes_not"),
    path(f"{VISIT}belofte/", kitchens.promise, name="promise"),
    path(f"{VISIT}wat-ervan-kwam/", kitchens.tell, name="tell"),
    path("vraag/", questions.listing, name="questions"),
    path("vraag/nieuw/", questions.new, name="new_question"),
    path(QUESTION, questions.read, name="question"),
    path(f"{QUESTION}aannemen/", questions.take, name="take"),
    path(f"{QUESTION}niet/", questions.decline, name="decline"),
    path(f"{QUESTION}antwoord/", questions.answer, name="answer"),
    path(f"{QUESTION}terug/", questions.take_back, name="question_back"),
    path(f"{QUESTION}tabel/", questions.table, name="table"),
    path(f"{QUESTION}iets-aan/", questions.found, name="found"),
    path("tabel/<uuid:table>/", questions.decide, name="decide_table"),
    path("tabel/<uuid:table>/tabel.csv", questions.csv, name="table_file"),
]
