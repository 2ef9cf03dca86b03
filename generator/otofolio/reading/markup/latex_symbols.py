"""The rarer commands of LaTeX that mean one sign: mathematics, arrows, currencies, Cyrillic letters.

Each name is followed by its sign. The names are those of LaTeX2e, amssymb, textcomp and T2A.
"""

from __future__ import annotations

from otofolio.model.letters import LOOKALIKES

_PAIRS = """
    textpm ± textmp ∓ texteuro € hbar ħ forall ∀ complement ∁ partial ∂ exists ∃ nexists ∄ varnothing ∅ emptyset ∅
    aleph ℵ nabla ∇ in ∈ notin ∉ ni ∋ prod ∏ coprod ∐ sum ∑ setminus ∖ smallsetminus ∖ propto ∝ parallel ∥ nparallel
    ∦ wedge ∧ vee ∨ cap ∩ cup ∪ int ∫ iint ∬ iiint ∭ oint ∮ backsim ∽ simeq ≃ neq ≠ equiv ≡ leqq ≦ geqq ≧ lneqq ≨
    gneqq ≩ ll ≪ gg ≫ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lessgtr ≶ gtrless ≷ prec ≺ succ ≻ preceq ≼ succeq ≽ precsim ≾
    succsim ≿ nprec ⊀ nsucc ⊁ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊ supsetneq
    ⊋ otimes ⊗ oplus ⊕ bigotimes ⊗ bigoplus ⊕ dagger † ddots ⋱ iddots ⋰ vdots ⋮ dotsc … dotsb … dotsm … dotsi …
    dotso … langle ⟨ rangle ⟩ lvert | rvert | lVert ‖ rVert ‖ nmid ∤ uparrow ↑ downarrow ↓ leftarrow ←
    longrightarrow ⟶ longleftarrow ⟵ varpi ϖ textcent ¢ textsterling £ textcurrency ¤ textyen ¥ textbrokenbar ¦
    textasciidieresis ¨ textcopyright © textlnot ¬ textasciimacron ¯ texttwosuperior ² textthreesuperior ³
    textasciiacute ´ textparagraph ¶ textperiodcentered · textonesuperior ¹ textthreequarters ¾ texttimes × textdiv
    ÷ IJ Ĳ ij ĳ textflorin ƒ texthvlig ƕ textnrleg ƞ textschwa ə textglotstop ʔ textturnk ʞ textasciicaron ˇ
    textasciibreve ˘ textacutedbl ˝ varkappa ϰ backepsilon ϶ CYRYO Ё CYRDJE Ђ CYRIE Є CYRDZE Ѕ CYRII І CYRYI Ї CYRJE
    Ј CYRLJE Љ CYRNJE Њ CYRTSHE Ћ CYRUSHRT Ў CYRDZHE Џ CYRA А CYRB Б CYRV В CYRG Г CYRD Д CYRE Е CYRZH Ж CYRZ З CYRI
    И CYRISHRT Й CYRK К CYRL Л CYRM М CYRN Н CYRO О CYRP П CYRR Р CYRS С CYRT Т CYRU У CYRF Ф CYRH Х CYRC Ц CYRCH Ч
    CYRSH Ш CYRSHCH Щ CYRHRDSN Ъ CYRERY Ы CYRSFTSN Ь CYREREV Э CYRYU Ю CYRYA Я cyra а cyrb б cyrv в cyrg г cyrd д
    cyre е cyrzh ж cyrz з cyri и cyrishrt й cyrk к cyrl л cyrm м cyrn н cyro о cyrp п cyrr р cyrs с cyrt т cyru у
    cyrf ф cyrh х cyrc ц cyrch ч cyrsh ш cyrshch щ cyrhrdsn ъ cyrery ы cyrsftsn ь cyrerev э cyryu ю cyrya я cyryo ё
    cyrdje ђ cyrie є cyrdze ѕ cyrii і cyryi ї cyrje ј cyrlje љ cyrnje њ cyrtshe ћ cyrushrt ў cyrdzhe џ CYRYAT Ѣ
    cyryat ѣ CYRBYUS Ѫ cyrbyus ѫ CYRFITA Ѳ cyrfita ѳ CYRIZH Ѵ cyrizh ѵ CYRSEMISFTSN Ҍ cyrsemisftsn ҍ CYRRTICK Ҏ
    cyrrtick ҏ CYRGUP Ґ cyrgup ґ CYRGHCRS Ғ cyrghcrs ғ CYRGHK Ҕ cyrghk ҕ CYRZHDSC Җ cyrzhdsc җ CYRZDSC Ҙ cyrzdsc ҙ
    CYRKDSC Қ cyrkdsc қ CYRKVCRS Ҝ cyrkvcrs ҝ CYRKHCRS Ҟ cyrkhcrs ҟ CYRKBEAK Ҡ cyrkbeak ҡ CYRNDSC Ң cyrndsc ң CYRNG
    Ҥ cyrng ҥ CYRPHK Ҧ cyrphk ҧ CYRABHHA Ҩ cyrabhha ҩ CYRSDSC Ҫ cyrsdsc ҫ CYRTDSC Ҭ cyrtdsc ҭ CYRY Ү cyry ү CYRYHCRS
    Ұ cyryhcrs ұ CYRHDSC Ҳ cyrhdsc ҳ CYRTETSE Ҵ cyrtetse ҵ CYRCHRDSC Ҷ cyrchrdsc ҷ CYRCHVCRS Ҹ cyrchvcrs ҹ CYRSHHA Һ
    cyrshha һ CYRABHCH Ҽ cyrabhch ҽ CYRABHCHDSC Ҿ cyrabhchdsc ҿ CYRpalochka Ӏ CYRKHK Ӄ cyrkhk ӄ CYRLDSC Ӆ cyrldsc ӆ
    CYRNHK Ӈ cyrnhk ӈ CYRCHLDSC Ӌ cyrchldsc ӌ CYRMDSC Ӎ cyrmdsc ӎ CYRAE Ӕ cyrae ӕ CYRSCHWA Ә cyrschwa ә CYRABHDZE Ӡ
    cyrabhdze ӡ CYROTLD Ө cyrotld ө CYRGDSC Ӷ cyrgdsc ӷ CYRGDSCHCRS Ӻ cyrgdschcrs ӻ CYRHHK Ӽ cyrhhk ӽ CYRHHCRS Ӿ
    cyrhhcrs ӿ textbaht ฿ quotesinglbase ‚ textellipsis … textpertenthousand ‱ backprime ‵ textreferencemark ※
    textfractionsolidus ⁄ textdiscount ⁒ textcolonmonetary ₡ textlira ₤ textnaira ₦ textwon ₩ textdong ₫ textpeso ₱
    textnumero № textcircledP ℗ wp ℘ textrecipe ℞ textservicemark ℠ textmho ℧ textestimated ℮ beth ℶ gimel ℷ daleth
    ℸ textleftarrow ← textuparrow ↑ textdownarrow ↓ leftrightarrow ↔ updownarrow ↕ nwarrow ↖ nearrow ↗ searrow ↘
    swarrow ↙ nleftarrow ↚ nrightarrow ↛ arrowwaveleft ↜ arrowwaveright ↝ twoheadleftarrow ↞ twoheadrightarrow ↠
    leftarrowtail ↢ rightarrowtail ↣ mapsto ↦ hookleftarrow ↩ hookrightarrow ↪ looparrowleft ↫ looparrowright ↬
    leftrightsquigarrow ↭ nleftrightarrow ↮ Lsh ↰ Rsh ↱ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺
    circlearrowright ↻ leftharpoonup ↼ leftharpoondown ↽ upharpoonright ↾ upharpoonleft ↿ rightharpoonup ⇀
    rightharpoondown ⇁ downharpoonright ⇂ downharpoonleft ⇃ rightleftarrows ⇄ dblarrowupdown ⇅ leftrightarrows ⇆
    leftleftarrows ⇇ upuparrows ⇈ rightrightarrows ⇉ downdownarrows ⇊ leftrightharpoons ⇋ rightleftharpoons ⇌
    nLeftarrow ⇍ nLeftrightarrow ⇎ nRightarrow ⇏ Leftarrow ⇐ Uparrow ⇑ Rightarrow ⇒ Downarrow ⇓ Leftrightarrow ⇔
    Updownarrow ⇕ Lleftarrow ⇚ Rrightarrow ⇛ rightsquigarrow ⇝ DownArrowUpArrow ⇵ blacksquare ▪ dotplus ∔ rightangle
    ∟ angle ∠ measuredangle ∡ sphericalangle ∢ surfintegral ∯ volintegral ∰ clwintegral ∱ therefore ∴ because ∵
    homothetic ∻ lazysinv ∾ wr ≀ cong ≅ approxnotequal ≆ approxeq ≊ tildetrpl ≋ allequal ≌ asymp ≍ Bumpeq ≎ bumpeq ≏
    doteq ≐ doteqdot ≑ fallingdotseq ≒ risingdotseq ≓ eqcirc ≖ circeq ≗ estimates ≙ starequal ≛ triangleq ≜ between
    ≬ notlessgreater ≸ notgreaterless ≹ uplus ⊎ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ sqcap ⊓ sqcup ⊔
    ominus ⊖ oslash ⊘ odot ⊙ circledcirc ⊚ circledast ⊛ circleddash ⊝ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ vdash
    ⊢ dashv ⊣ top ⊤ perp ⊥ truestate ⊧ forcesextra ⊨ Vdash ⊩ Vvdash ⊪ VDash ⊫ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯
    vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ original ⊶ image ⊷ multimap ⊸
    hermitconjmatrix ⊹ intercal ⊺ veebar ⊻ rightanglearc ⊾ bigwedge ⋀ bigvee ⋁ bigcap ⋂ bigcup ⋃ diamond ♢
    divideontimes ⋇ bowtie ⋈ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ backsimeq ⋍ curlyvee ⋎ curlywedge
    ⋏ Subset ⋐ Supset ⋑ Cap ⋒ Cup ⋓ pitchfork ⋔ lessdot ⋖ gtrdot ⋗ verymuchless ⋘ verymuchgreater ⋙ lesseqgtr ⋚
    gtreqless ⋛ curlyeqprec ⋞ curlyeqsucc ⋟ lnsim ⋦ gnsim ⋧ precedesnotsimilar ⋨ succnsim ⋩ ntriangleleft ⋪
    ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭ udots ⋰ barwedge ⌅ varperspcorrespond ⌆ lceil ⌈ rceil ⌉
    recorder ⌕ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ frown ⌢ smile ⌣ lmoustache ⎰ rmoustache ⎱ textlangle 〈
    textrangle 〉 textblank ␢ textvisiblespace ␣ square □ bigtriangleup △ blacktriangle ▴ vartriangle ▵
    blacktriangleright ▸ triangleright ▹ bigtriangledown ▽ blacktriangledown ▾ triangledown ▿ blacktriangleleft ◂
    triangleleft ◃ lozenge ◊ bigcirc ◯ textopenbullet ◦ textbigcircle ◯ textmusicalnote ♪ quarternote ♩ flat ♭
    natural ♮ sharp ♯ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ longmapsto ⟼
    blacklozenge ⧫ clockoint ⨏ sqrint ⨖ amalg ⨿ lessapprox ⪅ gtrapprox ⪆ lneq ⪇ gneq ⪈ lnapprox ⪉ gnapprox ⪊
    lesseqqgtr ⪋ gtreqqless ⪌ eqslantless ⪕ eqslantgtr ⪖ precneqq ⪵ succneqq ⪶ precapprox ⪷ succapprox ⪸ precnapprox
    ⪹ succnapprox ⪺ subseteqq ⫅ supseteqq ⫆ subsetneqq ⫋ supsetneqq ⫌ textasciigrave ` lnot ¬ div ÷ eth ƪ
    textdoublepipe ǂ texttildelow ˜ textvartheta ϑ Stigma Ϛ Digamma Ϝ digamma ϝ Koppa Ϟ Sampi Ϡ dddot ⃛ ddddot ⃜
    hslash ℏ mho ℧ surd √ Colon ∷ lessequivlnt ≲ greaterequivlnt ≳ preccurlyeq ≼ succcurlyeq ≽ upslopeellipsis ⋰
    downslopeellipsis ⋱ circledS Ⓢ diagup ╱ rightmoon ☾ mercury ☿ venus ♀ male ♂ jupiter ♃ saturn ♄ uranus ♅ neptune
    ♆ pluto ♇ aries ♈ taurus ♉ gemini ♊ cancer ♋ leo ♌ virgo ♍ libra ♎ scorpio ♏ sagittarius ♐ capricornus ♑
    aquarius ♒ pisces ♓ eighthnote ♪ UpArrowBar ⤒ DownArrowBar ⤓ LeftRightVector ⥎ RightUpDownVector ⥏
    DownLeftRightVector ⥐ LeftUpDownVector ⥑ LeftVectorBar ⥒ RightVectorBar ⥓ RightUpVectorBar ⥔ RightDownVectorBar
    ⥕ DownLeftVectorBar ⥖ DownRightVectorBar ⥗ LeftUpVectorBar ⥘ LeftDownVectorBar ⥙ LeftTeeVector ⥚ RightTeeVector
    ⥛ RightUpTeeVector ⥜ RightDownTeeVector ⥝ DownLeftTeeVector ⥞ DownRightTeeVector ⥟ LeftUpTeeVector ⥠
    LeftDownTeeVector ⥡ UpEquilibrium ⥮ ReverseUpEquilibrium ⥯ RoundImplies ⥰ Angle ⦜ LeftTriangleBar ⧏
    RightTriangleBar ⧐ RuleDelayed ⧴ perspcorrespond ⩞ Equal ⩵ NestedLessLess ⪡ NestedGreaterGreater ⪢
    openbracketleft 〚 openbracketright 〛 id 𝕀 Ident 𝕀 neg ¬ ne ≠ gets ← land ∧ lor ∨ iff ⇔ implies ⇒ owns ∋ ddagger
    ‡
""".split()  # noqa: SIM905
_RARE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def rare_symbol(name: str) -> str | None:
    """The sign that a command means, as it is printed; None if it is none of these."""
    sign = _RARE.get(name)
    return sign.translate(LOOKALIKES) if sign else None
