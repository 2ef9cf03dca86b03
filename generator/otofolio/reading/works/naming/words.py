"""The words that are not part of a person's name, or that only a group's name has: tables, and questions to them."""

# ruff: noqa: SIM905 (word lists read best as words)
from __future__ import annotations

import re

_DEGREES = frozenset(
    "MD DO MBBS MBChB MBBCh MBBChir BMBS BMBCh BMedSci MBBCHBAO BM BCh BChir ChB DM MCh MChir MS MA MPH MSc MSci MSCR "
    "MSCI MSCE MSPH MHS MHSc MHA MHPE MBA MEd MPhil MRes MPP MPA MSN MSW MEng MMed MMSc BS BSc BA BSN BEng BMed BPharm "
    "BDS BPT DDS DMD DVM PharmD AuD JD LLB LLM DSc ScD DrPH EdD PsyD DPhil DPT OTD DNP DNB PhD DMSc DClinPsy PGCert "
    "PGDip Hons RN NP FNP APRN CRNA PA PAC PA-C RD RDN LCSW SLP SLPD CCC-SLP CCC-A CCCSLP CCCA CPH CCRP FACS FACP FAAP "
    "FACOG FACC FAAOS FACR FACEP FACRS FARS FAAN FAHA FCCP FIDSA FASA FACOS FAAOHNS FICS FEBORL FEBORL-HNS FRCS FRCSC "
    "FRCSEd FRCSEng FRCSI FRCP FRCPC FRCPath FRCR FRCA FRCOG FRCPCH FRCEM FRCGP FRACS FRACP FRS FMedSci FHEA MRCS MRCP "
    "MRCSEd MRCSEng MRCPCH MRCGP MRCOG DOHNS DOHN DLO DCH DABR OBE MBE CBE Esq".split()
)
"""As they are written without points. `Ma`, `Do`, `Ed`, `Md` are names."""
_DEGREES_IN_CAPITALS = frozenset(degree.upper() for degree in _DEGREES)
_SMALL_DEGREES = frozenset("md phd mbbs mph msc bsc dds dmd facs frcs pharmd esq".split())
_GERMAN_DEGREE = re.compile(r"(?:cand|stud|Dr)\. ?(?:med|rer|phil|dent|h)\b.*|Dr\.?")

_TITLES = frozenset("dr prof professor doctor mr mrs ms miss sir dame drs dra dott".split())
_TITLES_WITH_POINT = frozenset(
    "rev hon col capt lt maj sgt gen pd univ-prof apl-prof jun-prof priv-doz dipl-ing ing mag assoc asst assist".split()
)
_BEHIND_TITLE = frozenset("med dent rer nat phil habil univ mult hc h c prof professor dr".split())

GENERATION = re.compile(r"[JjSs]r\.?|[JS]R\.|I{2,3}|IV|2nd|3rd|[4-9]th")
GENERATION_ALONE = re.compile(r"(?:jr|sr|junior|senior)\.?|I{2,3}|IV|VI{1,3}|2nd|3rd|[4-9]th", re.IGNORECASE)
"""Between commas more can be nothing else; within a name, `Junior` is a surname in Brazil and `VI` may be initials."""

PARTICLES = frozenset(
    "van von de der den del della dello di da do dos das du la le lo les ter ten te zu zur zum el al bin ibn ben af av "
    "und y e i e' d' 't op in".split()
)

_GROUP = frozenset(
    "group groups workgroup groupe gruppe grupo investigator investigators collaborative collaborators collaboration "
    "collaborations consortium consortia committee subcommittee network networks society societies association "
    "associations organization organisation organizations initiative team teams taskforce trialists academy academies "
    "university universities hospital hospitals institute institutes institution federation ministry registry agency "
    "corporation inc ltd llc gmbh company department departments faculty foundation commission coalition secretariat "
    "universität fakultät universidad université università institut klinik hochschule "
    "arbeitsgemeinschaft gesellschaft sociedad societe société contributors clinic biobank cooperative".split()
)
"""Nobody is called so."""
COMPANY = re.compile(r"(?:Inc|Ltd|LLC|L\.L\.C|GmbH|Corp|Co|PLC)\.?", re.IGNORECASE)
"""Behind a comma: `NetLibrary, Inc.`."""
_PERHAPS_GROUP = frozenset(
    "board council union center centre centers centres college office study studies trial trials program programme "
    "project service services panel forum alliance partnership force bureau school division section unit working "
    "researchers authors members staff fellows residents".split()
)
"""Words of a group's name that are, as the only sign, a person's as well: `Jane Center`."""
_OF_A_PHRASE = frozenset("of for the on with für".split())
_SUBJECT = re.compile(
    r"(?:surg|medic|health|scien|research|neck|diseas|preven|technolog|educat|quality|outcome|care\b|evaluat|excell"
    r"|engineer|nutrit|allerg|immun|pediat|paediat|service|welfare|drug|development|throat|safety|policy|practice"
    r"|therap|rehab|cancer|\w+olog|\w+iatr|\w+etrics)",
    re.IGNORECASE,
)
_NAME_BEHIND_THE = frozenset("nguyen tran le pham phan vu vo dang bui do ho ngo duong ly".split())
_WORD = re.compile(r"[^\W\d_]+")


def is_degree(text: str) -> bool:
    """Whether the text is nothing but degrees: `MD`, `M.D., Ph.D.`, `MBBS FRCS (ORL-HNS)`, `Ph. D.`."""
    text = (re.sub(r"\([^()]*\)", " ", text) if "(" in text else text).strip(" ,")
    if text.isalpha():
        return _is_one_degree(text) or text == "Dr"
    return bool(text) and (
        (_is_one_degree(joined := text.replace(" ", "")) and (joined == text or not may_be_initials(joined)))
        or _GERMAN_DEGREE.fullmatch(text) is not None
        or all(_is_one_degree(word) for word in re.split(r"[\s,/&]+|-(?=Ph)", text) if word)
    )


def _is_one_degree(word: str) -> bool:
    bare = word.replace(".", "").replace("’", "").strip(",")
    return (
        bare in _DEGREES or (bare.isupper() and bare in _DEGREES_IN_CAPITALS) or bare in _SMALL_DEGREES or bare == "Phd"
    )


def may_be_initials(degree: str) -> bool:
    """Whether a degree could as well be somebody's initials: `MS`, `M.A.`; of a person, `PhD` and `MBBS` cannot."""
    bare = degree.replace(".", "").replace(" ", "")
    return len(bare) < 4 and bare.isupper()


def is_usual_degree(degree: str) -> bool:
    """Whether it is rather a degree than initials behind a whole name."""
    return not may_be_initials(degree) or degree.replace(".", "").replace(" ", "") in ("MD", "DO", "MPH", "DDS", "MBA")


def is_title(word: str) -> bool:
    """`Dr`, `Prof.`, `Col.`: what is put before a name. Without its point, `Major` may be a name."""
    bare = word.rstrip(".").lower()
    return (bare in _TITLES and word[0].isupper()) or (word.endswith(".") and bare in _TITLES_WITH_POINT)


def goes_with_title(word: str) -> bool:
    """`med.` in `Prof. Dr. med.`."""
    return word.replace(".", "").lower() in _BEHIND_TITLE and (word[-1] == "." or is_title(word))


def is_group_word(word: str) -> bool:
    """Whether a surname of this one word can only be the end of a group's name."""
    return word.lower() in _GROUP


def is_group(name: str) -> bool:
    """Whether a name without a comma is that of a group: by a word that no person has, or by `of`, `for`, `the`."""
    words = _WORD.findall(name)
    if len(words) < 2 or _OF_A_PHRASE.intersection(words[1:]):
        return len(words) > 2
    if any(word.lower() in _GROUP for word in words):
        return True
    if any(word.lower() in _PERHAPS_GROUP for word in words):
        return len(words) > 2 or max(words, key=len).isupper() or words[0].isupper()
    return words[0].lower() == "the" and words[-1].lower() not in _NAME_BEHIND_THE


def may_be_group(name: str) -> bool:
    """Whether the name of two words ends like that of a group, and may be a person's: `Jane Center`."""
    return any(word.lower() in _PERHAPS_GROUP for word in _WORD.findall(name))


def is_subject(text: str) -> bool:
    """Whether the text goes on with a group's name: `Prevention`, `Neck Surgery`, `Human Services`."""
    words = _WORD.findall(text)
    return bool(words) and "." not in text and _SUBJECT.match(words[-1]) is not None
