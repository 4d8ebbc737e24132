"""Names of countries, states, exchanges and categories of filers, and the codes that the SEC's registry gives for them.

Rank 1. A name is written as a pattern: a word may start with a capital or a small letter, words are set apart by white space,
and parentheses, brackets, ``?`` and ``|`` are those of regular expressions. After ``=`` a name stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, compiled

_COUNTRIES = """
AF B2 Afghanistan; AX Y6 =[ÅåAa]land\\s+[Ii]slands; AL B3 Albania; DZ B4 Algeria; AS B5 American Samoa; AD B6 Andorra;
AO B7 Angola; AI 1A Anguilla; AQ B8 Antarctica; AG B9 Antigua and Barbuda; AR C1 ((The )?Republic of )?Argentina;
AM 1B Armenia; AW 1C Aruba; AU C3 Australia; AT C4 Austria; AZ 1D Azerbaijan; BS C5 Bahamas; BH C6 Bahrain;
BD C7 Bangladesh; BB C8 Barbados; BY 1F Belarus; BE C9 Belgium; BZ D1 Belize; BJ G6 Benin; BM D0 Bermuda; BT D2 Bhutan;
BO D3 Bolivia; BQ -- Bonaire, Sint Eustatius and Saba; BA 1E Bosnia and Herzegovina; BW B1 Botswana; BV D4 Bouvet Island;
BR D5 ((The )?Federative Republic of )?Bra[zs]il; IO D6 British Indian Ocean Territory; BN D9 Brunei Darussalam;
BG E0 Bulgaria; BF X2 Burkina Faso; BI E2 Burundi; CV -- Cabo Verde; -- E8 Cabo Verde|Cape Verde;
KH E3 Cambodia; CM E4 Cameroon;
CA Z4 Canada; KY E9 Cayman Islands; CF F0 Central African Republic; TD F2 Chad; CL F3 Chile;
CN F4 ((The )?People'?s Republic of )?China; CX F6 Christmas Island; CC F7 Cocos (.Keeling. )?Islands;
CO F8 ((The )?Republic of )?Colombia; KM F9 Comoros; CD Y3 Democratic Republic of (the )?Congo; CG G0 Congo;
CK G1 Cook Islands; CR G2 Costa Rica; CI L7 C[ôo]te d'Ivoire; HR 1M Croatia; CU G3 Cuba; CW -- Cura[çc]ao; CY G4 Cyprus;
CZ 2N Czechia|Czech Republic; DK G7 ((The )?Kingdom of )?Denmark; DJ 1G Djibouti; DM G9 Dominica; DO G8 Dominican Republic;
EC H1 Ecuador; EG H2 Egypt; SV H3 El Salvador; GQ H4 Equatorial Guinea; ER 1J Eritrea; EE 1H Estonia; SZ -- Eswatini;
ET H5 Ethiopia; FK H7 (The )?Falkland Islands( .Malvinas.)?|(Islas )?Malvinas( Islands)?; FO H6 Faroe Islands; FJ H8 Fiji;
FI H9 Finland; FR I0 France; GF I3 French Guiana; PF I4 French Polynesia; TF 2C French Southern Territories; GA I5 Gabon;
GM I6 Gambia; GE 2Q Georgia; DE 2M Germany; GH J0 Ghana; GI J1 Gibraltar; GR J3 Greece; GL J4 Greenland; GD J5 Grenada;
GP J6 Guadeloupe; GU -- Guam; GT J8 Guatemala; GG Y7 Guernsey; GN J9 Guinea; GW S0 Guinea-Bissau; GY K0 Guyana;
HT K1 Haiti; HM K4 Heard Island and McDonald Islands; VA X4 (The )?Holy See|Vatican City; HN K2 Honduras; HK K3 Hong Kong;
HU K5 Hungary; IS K6 Iceland; IN K7 India; ID K8 Indonesia; IR K9 ((The )?Islamic Republic of )?Iran; IQ L0 Iraq;
IE L2 Ireland; IM Y8 Isle of Man; IL L3 Israel; IT L6 Italy; JM L8 Jamaica; JP M0 Japan; JE Y9 Jersey; JO M2 Jordan;
KZ 1P Kazakhstan; KE M3 Kenya; KI J2 Kiribati; KP M4 (North|Democratic People'?s Republic of) Korea;
KR M5 (South|Republic of) Korea; KW M6 Kuwait; KG 1N Kyrgyzstan; LA M7 Lao People'?s Democratic Republic; LV 1R Latvia;
LB M8 Lebanon; LS M9 Lesotho; LR N0 Liberia; LY N1 ((The )?State of )?Libya; LI N2 Liechtenstein; LT 1Q Lithuania;
LU N4 ((The )?(Grand )?Duchy of )?Luxembourg; MO N5 Maca[ou]; MG N6 Madagascar; MW N7 Malawi; MY N8 Malaysia;
MV N9 Maldives; ML O0 Mali; MT O1 Malta; MH 1T ((The )?Republic of (the )?)?Marshall Islands; MQ O2 Martinique;
MR O3 Mauritania; MU O4 Mauritius; YT 2P Mayotte; MX O5 Mexico|United Mexican States;
FM 1K ((The )?Federated States of )?Micronesia; MD 1S ((The )?Republic of )?Moldova; MC O9 Monaco; MN P0 Mongolia;
ME Z5 Montenegro; MS P1 Montserrat; MA P2 Morocco; MZ P3 Mozambique; MM E1 Myanmar; NA T6 Namibia; NR P5 Nauru;
NP P6 Nepal; -- P8 Netherlands Antilles; NL P7 Netherlands; NC 1W New Caledonia; NZ Q2 New Zealand; NI Q3 Nicaragua;
NE Q4 Niger; NG Q5 Nigeria; NU Q6 Niue; NF Q7 Norfolk Island; MK -- ((The )?Republic of )?North Macedonia;
-- 1U ((The )?Republic of )?(North )?Macedonia; MP 1V Northern Mariana Islands; NO Q8 Norway; OM P4 Oman; PK R0 Pakistan;
PW 1Y Palau; PS 1X ((The )?State of )?Palestine; PA R1 Panama; PG R2 Papua New Guinea; PY R4 Paraguay; PE R5 Peru;
PH R6 Philippines; PN R8 Pitcairn; PL R9 Poland; PT S1 Portugal; PR -- Puerto Rico; QA S3 Qatar; RE S4 R[ée]union;
RO S5 Romania; RU 1Z Russian Federation; RW S6 Rwanda; BL Z0 Saint Barth[ée]lemy;
SH U8 Saint Helena(, Ascension,? and Tristan( da Cunha)?)?; KN U7 Saint Kitts and Nevis; LC U9 Saint Lucia;
MF Z1 Saint Martin; PM V0 Saint Pierre and Miquelon; VC V1 Saint Vincent( and (the )?Grenadines)?; WS Y0 Samoa;
SM S8 San Marino; ST S9 Sao Tome and Principe; SA T0 Saudi Arabia; SN T1 Senegal; RS Z2 Serbia; SC T2 Seychelles;
SL T8 Sierra Leone; SG U0 Singapore; SX -- Sint Maarten; SK 2B Slovakia; SI 2A Slovenia; SB D7 Solomon Islands;
SO U1 Somalia; ZA T3 ((The )?Republic of )?South Africa; GS 1L South Georgia and (the )?South Sandwich Islands;
SS -- South Sudan; ES U3 ((The )?Kingdom of )?Spain|Espa[ñn]a; LK F1 Sri Lanka; SD V2 Sudan; SR V3 Suriname;
SJ L9 Svalbard and Jan Mayen; -- V6 Swaziland; SE V7 Sweden; CH V8 Switzerland; SY V9 Syria(n Arab Republic)?;
TW F5 Taiwan(,? Province of China)?; TJ 2D Tajikistan; TZ W0 ((The )?United Republic of )?Tanzania; TH W1 Thailand;
TL Z3 Timor-Leste; TG W2 Togo; TK W3 Tokelau; TO W4 Tonga; TT W5 Trinidad and Tobago; TN W6 Tunisia;
TR W8 Turkey|Türkey|Turkiye|Türkiye;
TM 2E Turkmenistan; TC W7 Turks and Caicos Islands; TV 2G Tuvalu; UG W9 Uganda; UA 2H Ukraine;
AE C0 =UAE|United Arab Emirates;
GB X0 =U[.]?K[.]?|Britain|Great Britain|United Kingdom( of Great Britain and Northern Ireland)?|England( and Wales)?;
UM 2J United States Minor Outlying Islands; US X1 =U[.]?S[.]?A[.]?|United States( of America)?; UY X3 Uruguay;
UZ 2K Uzbekistan; VU 2L Vanuatu; VE X5 Venezuela; VN Q1 Viet Nam; VG -- British Virgin Islands;
-- D8 British Virgin Islands|Virgin Islands,? British; VI -- =[Uu][.]?[Ss][.]?\\s+[Vv]irgin\\s+[Ii]slands;
WF X8 Wallis and Futuna; EH U5 Western Sahara; YE T7 Yemen; ZM Y4 Zambia; ZW Y5 Zimbabwe
"""
"""ISO 3166-1 code, EDGAR's code and name; ``--`` where the registry has the name in the other list only."""
_STATES = """
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware; FL Florida;
GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine;
MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada;
NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma;
OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah;
VT Vermont; VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; DC District of Columbia;
AS (American )?Samoa; GU Guam; MP Northern Mariana Islands; PR Puerto Rico; UM United States Minor Outlying Islands;
VI =[Vv]irgin\\s+[Ii]slands,\\s+U[.]S[.]; AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick;
NL Newfoundland( and Labrador)?; NS Nova Scotia; NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island;
QC Qu[eé]bec; SK Saskatchewan; YT Yukon
"""
_EDGAR_FIRST = """
B5 American Samoa; GU Guam; PR Puerto Rico; 2J United States Minor Outlying Islands;
VI =[Vv]irgin\\s+[Ii]slands,\\s+U[.]?S[.]?; VI =U(?:[.]\\s*)?S[.]?\\s+[Vv]irgin\\s+[Ii]slands; A0 Alberta(,? Canada)?;
A1 British Columbia(,? Canada)?; A2 Manitoba(,? Canada)?; A3 New Brunswick(,? Canada)?;
A4 Newfoundland( and Labrador)?(,? Canada)?; A5 Nova Scotia(,? Canada)?; A6 Ontario(,? Canada)?;
A7 Prince Edward Island(,? Canada)?; A8 Qu[eé]bec(,? Canada)?; A9 Saskatchewan(,? Canada)?; B0 Yukon(,? Canada)?
"""
"""Parts of the United States and Canada, before the countries."""
_EXCHANGES = """
BOX (The )?(?i:BOX) Exchange(,? (?i:LLC))?; CboeBYX (The )?Cboe (?i:BYX) Exchange(,? Inc[.]?)?;
CboeBZX (The )?Cboe (?i:BZX) Exchange(,? Inc[.]?)?; C2 (The )?Cboe C2 Exchange(,? Inc[.]?)?;
CboeEDGA (The )?Cboe (?i:EDGA) Exchange(,? Inc[.]?)?; CboeEDGX (The )?Cboe (?i:EDGX) Exchange(,? Inc[.]?)?;
CBOE (The )?Cboe Exchange(,? Inc[.]?)?; CHX (The )?Chicago Stock Exchange(,? Inc[.]?)?;
IEX (The )?Investors Exchange(,? (?i:LLC))?; MIAX (The )?Miami International Securities Exchange(,? (?i:LLC))?;
PEARL (The )?MIAX PEARL(,? (?i:LLC))?; BX (The )?(?i:NASDAQ) (?i:BX)(,? Inc[.]?)?;
GEMX (The )?(?i:NASDAQ) (?i:GEMX)(,? (?i:LLC))?; ISE (The )?(?i:NASDAQ) (?i:ISE)(,? (?i:LLC))?;
MRX (The )?(?i:NASDAQ) (?i:MRX)(,? (?i:LLC))?; Phlx (?i:NASDAQ) (?i:PHLX)(,? (?i:LLC))?;
NYSE (The )?(?i:NYSE)|(The )?New York Stock Exchange(,? (?i:LLC))?; NYSEAMER (The )?(?i:NYSE) American(,? (?i:LLC))?;
NYSEArca (The )?(?i:NYSE) Arca(,? Inc[.]?)?; NYSENAT (The )?(?i:NYSE) National(,? Inc[.]?)?;
NASDAQ (The )?(?i:NASDAQ)( (Stock|Global( Select)?) Market(,? (?i:LLC))?)?
"""


def _pattern(name: str) -> str:
    """The regular expression that a name is written for."""
    if name.startswith("="):
        return name[1:]
    cased = re.sub(
        r"(?<![^ (|'.\-])[A-Za-z](?=[a-zA-Z\[]|['(])", lambda letter: f"[{letter[0].upper()}{letter[0].lower()}]", name
    )
    return re.sub(r"\((?!\?)", "(?:", cased).replace("'", "['’]").replace(" ", r"\s+")


def _plain(name: str) -> str:
    """The shortest text that a name is written for, with the first of what may stand in a place."""
    text = name.removeprefix("=").replace("(?i:", "(").replace(r"\s+", " ").replace(r"\s*", "")
    previous = ""
    while previous != text:
        previous = text
        text = re.sub(r"\([^()]*\)\?", "", text)
        text = re.sub(r"\(([^()|]*)(?:\|[^()]*)?\)(?!\?)", r"\1", text)
    text = re.sub(r"\[(.)[^\]]*\]\??", r"\1", _alternatives(text)[0])
    return text.replace("'?", "'").replace(",?", ",")


def _entry(rows: Iterable[tuple[str, str]]) -> Entry:
    """A rule for names; the first name of a code is shown for it."""
    named = list(rows)
    pattern = "|".join(f"({'|'.join(_pattern(part) for part in _alternatives(name))})" for _, name in named)
    shown: dict[str, str] = {}
    for code, name in named:
        shown.setdefault(code, _plain(name))

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text) if len(text) <= MAX_TEXT else None
        return None if match is None or match.lastindex is None else named[match.lastindex - 1][0]

    return Entry(Kind.TEXT, pattern, read, shown.get)


def _alternatives(name: str) -> list[str]:
    """A name split where a bar stands outside parentheses."""
    parts, depth = [""], 0
    for letter in name:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _rows(text: str) -> Iterable[list[str]]:
    return (row.strip().split(" ", 1) for row in text.replace("\n", " ").split(";"))


@lru_cache(maxsize=1)
def _countries() -> list[tuple[str, str, str]]:
    found = []
    for iso, rest in _rows(_COUNTRIES):
        edgar, _, name = rest.partition(" ")
        found.append((iso, edgar, name))
    return found


def countries() -> Entry:
    """``countrynameen``: ISO 3166-1 codes of countries."""
    return _entry((iso, name) for iso, _, name in _countries() if iso != "--")


def edgar_places() -> Entry:
    """``edgarprovcountryen``: EDGAR's codes of countries and of parts of the United States and Canada; XX for ``Unknown``."""
    first = [(code, name) for code, name in _rows(_EDGAR_FIRST)]
    return _entry([*first, *((edgar, name) for _, edgar, name in _countries() if edgar != "--"), ("XX", "Unknown")])


def states() -> Entry:
    """``stateprovnameen``: postal codes of the states of the United States and the provinces of Canada."""
    return _entry((code, name) for code, name in _rows(_STATES))


def exchanges() -> Entry:
    """``exchnameen``: the SEC's codes of exchanges."""
    return _entry((code, name) for code, name in _rows(_EXCHANGES))


def filers() -> Entry:
    """``entityfilercategoryen``: categories of filers in the spelling of the SEC's taxonomy."""
    categories = ("Large Accelerated Filer", "Accelerated Filer")
    other = "Non-accelerated Filer"
    return _entry([*((name, name) for name in categories), (other, r"=[Nn]on[^\w]+[Aa]ccelerated\s+[Ff]iler")])
