"""To which section an item belongs, by its own words and never by a guess."""

from __future__ import annotations

import re

_RESEARCH = re.compile(r"\bresearch|\bpost-?doc|\binvestigator\b|\bscientist\b", re.IGNORECASE)
_TEACHING = re.compile(r"\bteach|\btutor|\blecturer\b|\binstructor\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:chair|president|director|founder|coordinator|secretary|treasurer)(?:man|woman|person)?\b",
    re.IGNORECASE)  # fmt: skip
_CLINICAL = re.compile(
    r"\bvisiting (?:medical )?student|\bextern(?:ship)?\b|\bobserver(?:ship)?\b|\belective\b|\bclerk(?:ship)?\b|"
    r"\bsub-?intern|\bacting intern|\bclinical (?:rotation|attachment|placement)|\brotation\b",
    re.IGNORECASE)  # fmt: skip
_TRAINING = re.compile(
    r"\bresiden(?:t physician|t doctor|cy)\b|\bresident\b(?=,|$)|\bhouse officer\b|\bfoundation (?:doctor|year)\b|"
    r"\bclinical fellow(?:ship)?\b",
    re.IGNORECASE)  # fmt: skip
_SCHOOL = re.compile(r"universi|college|school|institut|academy|hochschule|facult", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:M\.?D|M\.?B\.?B\.?S|MB BCh|B\.?Sc?|B\.?A|M\.?Sc?|M\.?A|M\.?P\.?H|Ph\.?D)\b|bachelor|master|doctor|diploma",
    re.IGNORECASE)  # fmt: skip
_CERTIFIED = re.compile(r"certif|licen[cs]e|board|diplomate|registration", re.IGNORECASE)
_TITLES = (
    ("education", r"education|ausbildung|formation|educaci|studi|学歴|教育|eğitim|onderwijs|utbildning"),
    ("research", r"research experience|^research$|forschung"),
    ("teaching", r"teaching|\blehre\b"),
    ("volunteering", r"volunteer|ehrenamt|bénévol|voluntariado"),
    ("leadership", r"leadership|extracurricular"),
    ("honors", r"honou?rs?|awards?|prizes?|auszeichnung|premios|\bprix\b"),
    ("grants", r"grants?|funding|fördermittel"),
    ("memberships", r"memberships?|affiliations"),
    ("certifications", r"certificat|licen[cs]es?"),
    ("languages", r"^languages?$|sprachen|langues|idiomas"),
    ("skills", r"skills?|technolog|kenntnisse|compétences|habilidades"),
    ("interests", r"interests?|hobbies|interessen"),
    ("publications", r"publication|papers|veröffentlichungen|publicaciones"),
    ("work", r"experience|employment|\bwork\b|positions|berufserfahrung|expérience|experiencia|deneyim"),
)  # fmt: skip
CLINICAL_QUESTION = "clinical? If so, move it to the section clinical"
_TRAINING_QUESTION = "a residency or fellowship? If so, move it to the section training"


def post_section(role: str, otherwise: str = "work") -> str:
    """Research or teaching only where the role says so."""
    if _RESEARCH.search(role):
        return "research"
    return "teaching" if _TEACHING.search(role) else otherwise


def service_section(role: str, otherwise: str) -> str:
    """Leading, too, is told by the role alone."""
    return "leadership" if _LEADING.search(role) else post_section(role, otherwise)


def post_question(role: str) -> str:
    """A question for the person where a role may be a clinical placement or a post as a physician."""
    if _CLINICAL.search(role):
        return CLINICAL_QUESTION
    return _TRAINING_QUESTION if _TRAINING.search(role) else ""


def is_swapped(school: str, degree: str) -> bool:
    """People fill in LinkedIn's two boxes the wrong way round."""
    looks_swapped = _SCHOOL.search(degree) and not _DEGREE.search(degree)
    return bool(looks_swapped and _DEGREE.search(school) and not _SCHOOL.search(school))


def is_certificate(role: str) -> bool:
    """A qualification that is no degree."""
    return bool(_CERTIFIED.search(role))


def section_of_title(title: str) -> str:
    """The section that a heading means; nothing if it is a heading of the person's own."""
    folded = title.replace("_", " ").strip().lower()
    return next((section for section, pattern in _TITLES if re.search(pattern, folded)), "")
