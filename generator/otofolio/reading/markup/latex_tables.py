"""What the LaTeX commands of bibliographies mean: tables only."""

# ruff: noqa: SIM905 (word lists read best as words)
from __future__ import annotations

import unicodedata

from otofolio.model.letters import LOOKALIKES

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "h": "\u0309", "f": "\u0311", "G": "\u030f", "U": "\u030e",
}  # fmt: skip
"""The accent commands of text, as combining characters."""

MATH_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0305", "vec": "\u0350", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306",
    "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a", "underline": "\u0332",
}  # fmt: skip

STYLES = {
    "emph": "italic", "textit": "italic", "textsl": "italic", "mkbibemph": "italic", "mkbibitalic": "italic",
    "textbf": "bold", "mkbibbold": "bold", "textsuperscript": "superscript", "textsubscript": "subscript",
    "textsc": "small_caps", "up": "superscript", "sp": "superscript", "sb": "subscript", "emphasis": "italic",
    "mkbibsuperscript": "superscript", "mkbibsubscript": "subscript",
}  # fmt: skip
"""Commands that set their argument in a style."""

DECLARATIONS = {
    "em": "italic", "it": "italic", "itshape": "italic", "sl": "italic", "slshape": "italic", "bf": "bold",
    "bfseries": "bold", "sc": "small_caps", "scshape": "small_caps",
}  # fmt: skip
"""Commands that set the rest of their group in a style."""

TRANSPARENT = frozenset(
    "mbox text textrm textup textnormal textsf texttt textmd hbox lowercase ensuremath textgreek textcyrillic "
    "textlatin foreignlanguage selectlanguage bibinfo bibfield uppercase MakeUppercase MakeLowercase "
    "textquoted mkbibparens boldsymbol mathrm mathbf mathit mathsf mathtt mathbb mathcal mathscr mathfrak uline "
    "underline overline autocap".split()
)
"""Commands whose argument is text like any other."""

DROPPED = frozenset(
    "noopsort SortNoop NOOP printfirst natexlab vspace hspace protect bibAnnoteFile nolinebreak "
    "fontencoding fontfamily color index phantom vphantom hphantom discretionary".split()
)
"""Commands whose argument is not for the reader."""

REFERENCES = frozenset(
    "cite citep citet citealp citealt citeauthor citeyear citeyearpar textcite parencite autocite footcite fullcite "
    "supercite nocite ref eqref pageref autoref nameref cref Cref label hyperref".split()
)
"""Commands that lead to another place of a document, which a field of a bibliography has not."""

FOOTNOTES = frozenset("footnote thanks footnotetext marginpar tnote".split())
"""Commands whose argument is a remark; it is read in parentheses."""

ADDRESSES = frozenset("url path nolinkurl".split())
QUOTED = frozenset("enquote mkbibquote".split())
COLORED = frozenset("textcolor colorbox fontsize".split())
"""Commands whose first argument is not for the reader and whose second is."""

IGNORED = frozenset(
    "relax protect rm sf tt rmfamily sffamily ttfamily upshape mdseries normalfont normalsize small footnotesize "
    "scriptsize tiny large Large displaystyle textstyle scriptstyle limits nolimits left right big Big bigl bigr "
    "Bigl Bigr bigg Bigg noindent par newblock ignorespaces unskip selectfont break linebreak allowbreak "
    "newline nobreak boldmath unboldmath cyr null textcompwordmark leavevmode penalty raggedright xspace "
    "bibnamedelima bibnamedelimb bibnamedelimc bibnamedelimd bibnamedelimi nobreakspace".split()
)
"""Commands that change nothing that a reader sees."""

SPACES = frozenset("space quad qquad enspace enskip thinspace newline linebreak par nobreakspace".split())

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau upsilon phi "
    "chi psi omega"
).split()

SYMBOLS = {
    "i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€",
    "dots": "…", "ldots": "…", "cdots": "⋯", "textendash": "–", "textemdash": "—", "TeX": "TeX", "LaTeX": "LaTeX",
    "BibTeX": "BibTeX", "slash": "/", "degree": "°", "degrees": "°", "textdegree": "°", "celsius": "°C", "micro": "µ",
    "textmu": "µ", "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbraceleft": "{",
    "textbraceright": "}", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "textregistered": "®",
    "texttrademark": "™", "textprime": "′", "textminus": "−", "textdagger": "†", "textdaggerdbl": "‡", "ast": "*",
    "star": "⋆", "prime": "′", "degC": "°C", "lbrace": "{", "rbrace": "}", "lt": "<", "gt": ">", "le": "≤", "ge": "≥",
    "leq": "≤", "geq": "≥", "leqslant": "≤", "geqslant": "≥", "lesssim": "≲", "gtrsim": "≳", "sim": "∼",
    "approx": "≈", "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "circ": "°", "to": "→", "rightarrow": "→",
    "textrightarrow": "→", "infty": "∞", "ell": "ℓ", "textasteriskcentered": "*", "textbullet": "•", "bullet": "•",
    "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„",
    "grqq": "“", "quotedblbase": "„", "textquestiondown": "¿", "textexclamdown": "¡", "ordfeminine": "ª",
    "textordfeminine": "ª", "textordmasculine": "º", "lambda": "λ", "Lambda": "Λ", "varepsilon": "ε", "vartheta": "ϑ",
    "varphi": "ϕ", "varrho": "ϱ", "varsigma": "ς", "cprime": "ʹ", "Zeta": "Ζ", "textlambda": "λ",
    "textperthousand": "‰", "textcelsius": "°C", "textohm": "Ω", "mathdollar": "$", "log": "log", "ln": "ln",
    "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "min": "min", "max": "max", "lim": "lim", "mod": "mod",
    "colon": ":", "vert": "|", "Vert": "‖", "mid": "|", "backslash": "\\", "lfloor": "⌊", "rfloor": "⌋",
    "lq": "‘", "rq": "’", "textsection": "§", "ohm": "Ω", "textonehalf": "½", "textonequarter": "¼",
    "textsuperscripttwo": "²", "char126": "~", "mathsection": "§", "hyphen": "-",
    "textinterrobangdown": "⸘", "textinterrobang": "‽",
}  # fmt: skip
"""Commands for characters, apart from the Greek letters and the rare ones in `latex_symbols`."""

for _name in _GREEK_NAMES:
    if _name != "lamda":
        SYMBOLS[_name] = SYMBOLS["text" + _name] = unicodedata.lookup(f"GREEK SMALL LETTER {_name.upper()}")
        SYMBOLS.setdefault(_name.title(), unicodedata.lookup(f"GREEK CAPITAL LETTER {_name.upper()}"))
        SYMBOLS["text" + _name.title()] = SYMBOLS[_name.title()]

SYMBOLS = {name: symbol.translate(LOOKALIKES) for name, symbol in SYMBOLS.items()}

JOURNALS = {
    "aj": "The Astronomical Journal", "apj": "The Astrophysical Journal", "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series", "aap": "Astronomy & Astrophysics",
    "aapr": "Astronomy and Astrophysics Review", "mnras": "Monthly Notices of the Royal Astronomical Society",
    "pasa": "Publications of the Astronomical Society of Australia", "nat": "Nature", "prd": "Physical Review D",
    "pasp": "Publications of the Astronomical Society of the Pacific", "prl": "Physical Review Letters",
    "pasj": "Publications of the Astronomical Society of Japan",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "pra": "Physical Review A", "prb": "Physical Review B",
    "prc": "Physical Review C", "pre": "Physical Review E", "physrep": "Physics Reports",
    "ssr": "Space Science Reviews",
    "icarus": "Icarus", "jgr": "Journal of Geophysical Research", "grl": "Geophysical Research Letters",
    "ao": "Applied Optics", "planss": "Planetary and Space Science", "procspie": "Proceedings of SPIE",
    "nar": "New Astronomy Reviews", "na": "New Astronomy", "actaa": "Acta Astronomica",
    "psj": "The Planetary Science Journal",
}  # fmt: skip
"""The journals for which the database of astronomy (ADS) exports commands."""

CHARACTERS = {
    "&": "&", "%": "%", "_": "_", "#": "#", "$": "$", "{": "{", "}": "}", "\\": " ", " ": " ", "\n": " ", "\t": " ",
    ",": "\u202f", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", ">": " ", "<": "<", "|": "|", "*": "",
    "(": "", ")": "", "[": "", "]": "", "+": "+", "?": "?",
}  # fmt: skip
"""What a backslash with a sign means."""

OPERATORS = frozenset("=<>≤≥≈≠∼→←↔⇒×±∓≲≳≃≅≡∈∉⊂⊆∪∩·≪≫∝⟶∘∥∧∨⊃⊇⊥")
OPERATORS |= {sign.translate(LOOKALIKES) for sign in OPERATORS} | {
    said for said in LOOKALIKES.values() if len(said) > 1
}
"""Mathematical signs with a space on either side."""

FUNCTIONS = frozenset("log ln exp sin cos tan sinh cosh tanh arcsin arccos arctan min max lim sup inf det dim".split())
"""Functions that formulas call by their names."""

HTML_STYLES = {
    "i": "italic", "em": "italic", "italic": "italic", "b": "bold", "strong": "bold", "bold": "bold",
    "sup": "superscript", "sub": "subscript", "sc": "small_caps", "scp": "small_caps", "smallcaps": "small_caps",
}  # fmt: skip
"""Tags that set text in a style; JATS names (`jats:italic`) count without their prefix."""

HTML_OTHER = frozenset(
    "span p br div u tt code font a abstract title sec label inline-formula tex-math mml math mrow mi mn mo msub msup "
    "msubsup mfrac msqrt mtext mspace mstyle mover munder semantics annotation underline small big list list-item "
    "ul ol li h1 h2 h3 h4 named-content styled-content alternatives disp-formula ext-link xref monospace tex".split()
)
"""Tags that say nothing to a reader of plain text, and are taken out."""

HTML_BREAKS = frozenset("p br div sec title li list-item h1 h2 h3 h4 abstract".split())
"""Tags at which words must not run together."""
