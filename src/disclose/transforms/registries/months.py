"""Names of months: those that registries 4 and 5 read in each language, and those that are shown.

Rank 1. What is read is mostly the beginning of a name, since the rest of a word may follow. Unless said otherwise a form is
read in lower case, in capitals, and with a capital first letter. Months are in order; forms of a month are separated by commas.
"""

from __future__ import annotations

from functools import lru_cache

_ENGLISH = "January February March April May June July August September October November December"
ENGLISH_MONTHS = tuple(_ENGLISH.split())
_READ = {
    "bg": "ян фев мар апр май,маи юни юли авг сеп окт ное дек",
    "cs": "ledna,led února,unora,úno,uno března,brezna,bře,bre dubna,dub května,kvetna,kvě,kve června,cervna,čvn,cvn"
    " července,cervence,čvc,cvc srpna,srp září,zari,zář,zar října,rijna,říj,rij listopadu,lis prosince,pro",
    "cy": "ion chwe maw ebr mai meh gor aws med hyd tach rhag",
    "da": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "de": "jan,jän,jaen feb mär,maer,mar apr mai jun jul aug sep okt nov dez",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "et": "jaan veebr märts,marts apr mai juuni juuli aug sept okt nov dets",
    "fi": "tam hel maa huh tou kes hei elo syy lok mar jou",
    "fr": "janv févr,fevr mars avr mai juin juil août,aout sept oct nov déc,dec",
    "hr": "sij velj ožu,ozu tra svi lip srp kol ruj lis stu pro",
    "hu": "jan feb márc,marc ápr,apr máj,maj jún,jun júl,jul aug szept okt nov dec",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "lt": "sau vas kov bal geg bir lie rugp,rgp rugs,rgs spa,spl lap gru,grd",
    "lv": "janv febr marts apr maijs jūn,jun jūl,jul aug sept okt nov dec",
    "nl": "jan feb maa,mrt apr mei jun jul aug sep okt nov dec",
    "no": "jan feb mar apr mai jun jul aug sep okt nov des",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź,paz lis gru",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "ro": "ian feb mar apr mai iun iul aug sep oct noi,nov dec",
    "sk": "jan feb mar apr máj,maj jún,jun júl,jul aug sep okt nov dec",
    "sl": "jan feb mar apr maj jun jul avg sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
}
_READ_ALONE = {
    "cs": "leden,ledna,lednu,led únor,unor,února,unora,únoru,unoru,úno,uno"
    " březen,brezen,března,brezna,březnu,breznu,bře,bre duben,dubna,dubnu,dub"
    " květen,kveten,května,kvetna,květnu,kvetnu,kvě,kve červen,cerven,června,cervna,červnu,cervnu,čvn,cvn"
    " červenec,cervenec,července,cervence,červenci,cervenci,čvc,cvc srpen,srpna,srpnu,srp září,zari,zář,zar"
    " říjen,rijen,října,rijna,říjnu,rijnu,říj,rij listopad,listopadu,lis prosinec,prosince,prosinci,pro",
    "cy": "ion chwe maw,faw ebr mai,fai meh,feh gor,ngor aws med hyd tach,dach,nhach,thach rhag,rag",
}
_EXACT = {
    "en": " ".join(f"{name},{name[:3]},{name[:3].upper()},{name.upper()}" for name in ENGLISH_MONTHS),
    # some forms of registry 4 have a Latin A, I or O in place of the Greek letter that looks the same
    "el": "ιαν,ίαν,ΙΑΝ,ΊΑΝ,IΑΝ,Ιαν,Ίαν,Iαν φεβ,ΦΕΒ,Φεβ μάρ,μαρ,ΜΆΡ,ΜΑΡ,Μάρ,Μαρ"
    " απρ,άπρ,αρίλ,άρίλ,αριλ,άριλ,ΑΠΡ,ΆΠΡ,AΠΡ,AΡΙΛ,ΆΡΙΛ,ΑΡΙΛ,Απρ,Άπρ,Aπρ,Αρίλ,Άρίλ,Aρίλ,Aριλ,Άριλ,Αριλ"
    " μαΐ,μαι,μάι,μαϊ,μάϊ,ΜΑΪ́,ΜΑΙ,ΜΆΙ,ΜΑΪ,ΜΆΪ,Μαΐ,Μαι,Μάι,Μαϊ,Μάϊ"
    " ιούν,ίούν,ίουν,ιουν,ΙΟΎΝ,ΊΟΎΝ,ΊΟΥΝ,ΙΟΥΝ,IΟΥΝ,Ιούν,Ίούν,Ίουν,Iούν,Ιουν,Iουν"
    " ιούλ,ίούλ,ίουλ,ιουλ,ΙΟΎΛ,ΊΟΎΛ,ΊΟΥΛ,IΟΎΛ,ΙΟΥΛ,IΟΥΛ,Ιούλ,Ίούλ,Ίουλ,Iούλ,Ιουλ,Iουλ"
    " αύγ,αυγ,ΑΎΓ,ΑΥΓ,Αύγ,Αυγ σεπ,ΣΕΠ,Σεπ οκτ,όκτ,ΟΚΤ,ΌΚΤ,OΚΤ,Οκτ,Όκτ,Oκτ νοέ,νοε,ΝΟΈ,ΝΟΕ,Νοέ,Νοε δεκ,ΔΕΚ,Δεκ",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
}
_SHOWN = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    "en": _ENGLISH,
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
    " marraskuuta joulukuuta",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
_SHOWN_ALONE = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "el": "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "hr": "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac",
    "lt": "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "sk": "január február marec apríl máj jún júl august september október november december",
}


def _numbered(text: str) -> dict[str, int]:
    return {form: number for number, forms in enumerate(text.split(" "), 1) for form in forms.split(",")}


@lru_cache(maxsize=128)
def readable(language: str, order: str) -> dict[str, int]:
    """The forms that are read in a language, with the number of the month, where a date is written in an order such as ``dmy``:
    some languages have another form of the name, or other spellings are read, where no day stands beside it."""
    alone = "d" not in order
    if language in _EXACT:
        # the registry spells out this form where there is a year only
        return _numbered(_EXACT[language]) | ({"IΟΎΝ": 6} if language == "el" and "y" in order else {})
    found: dict[str, int] = {}
    lower = _numbered(_READ_ALONE.get(language, _READ[language]) if alone else _READ[language])
    for form, number in lower.items():
        found |= {form: number, form.upper(): number, form[0].upper() + form[1:]: number}
    # the mutated form of Medi, in full where it has a capital
    return found | ({"fed": 9, "FED": 9, "Fedi": 9} if language == "cy" and alone else {})


def shown(language: str, order: str) -> tuple[str, ...]:
    """The names of the months in a language, as a date in this order has them."""
    text = _SHOWN[language] if "d" in order else _SHOWN_ALONE.get(language, _SHOWN[language])
    return tuple(text.split(" "))
