"""In which languages all our sentences are written; the others fall back to Dutch."""

FALLS_BACK_TO = "nl"
WHOLE_LANGUAGES = (FALLS_BACK_TO, "en")
# What people who read another language are told, in their own words.
NOT_YET = {
    "tr": "Bu sayfa henüz Türkçe değil; metinler Hollandaca. "
    "Mahalleden birinden seninle birlikte okumasını isteyebilirsin.",
    "ar": "هذه الصفحة ليست بالعربية بعد، بل بالهولندية. "
    "يمكنك أن تطلب من شخص في الحي أن يقرأها معك.",
    "pl": "Ta strona nie jest jeszcze po polsku, tylko po niderlandzku. "
    "Możesz poprosić kogoś z dzielnicy, żeby przeczytał ją z Tobą.",
    "uk": "Ця сторінка ще не українською, а нідерландською. "
    "Можна попросити когось із району прочитати її разом.",
}
