"""The fields that a published BibTeX entry may have. Everything else in an entry is the person's own business.

They are those of BibTeX, those of BibLaTeX's data model (manual, §2.2.2 and §2.2.3) that describe the work and are not
for typesetting or for the person, those that databases add to describe a work, and those of Otofolio. Programs and
people keep private things under names that nobody can list, so the list is of what is public.
"""

from __future__ import annotations

_BIBTEX = """
    address author booktitle chapter crossref edition editor howpublished institution journal key month note
    number organization pages publisher school series title type volume year
"""
_BIBLATEX = """
    abstract addendum afterword annotator authortype bookauthor bookpagination booksubtitle booktitleaddon
    commentator date doi editora editoratype editorb editorbtype editorc editorctype editortype eid entryset
    entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon foreword holder introduction
    isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle
    journaltitleaddon keywords label langid language library location mainsubtitle maintitle maintitleaddon
    nameaddon origdate origlanguage origlocation origpublisher origtitle pagetotal pagination part pubstate
    related relatedstring relatedtype reprinttitle shortauthor shorteditor shorthand shortjournal shortseries
    shorttitle subtitle titleaddon translator url urldate venue version volumes xdata xref
"""
_DATABASES = """
    abbrev_source_title accessed acmid adsurl archive archiveprefix art_number article-number article_number
    articleno artnum arxiv arxivid author_keywords bibcode bibsource biburl booktitle_short city coden
    collaborator conference copyright country day document_type earlyaccessdate ee eissn elocation-id event
    event-place event_place eventplace hal_id hal_version institution_type iso-abbreviation isoabbreviation
    issue_date journal-abbreviation journal-iso journal_abbr journal_iso journalabbr journaltitleabbr keyword
    keywords-plus lccn license link lissn meeting mrclass mrnumber mrreviewer numpages oclc organisation origyear
    page pii place pmc pmcid pmid primaryclass pubmed pubmed_id pubmedid pubtype reportnumber s2id sn unique-id
    zbl zblnumber zmnumber
"""
_OTOFOLIO = """
    author+an author+an:default author+an:orcid award code corresponding equal kind orcid orcid-numbers pdf poster
    preview selected slides snapshot status video
"""
NAMES = frozenset(" ".join((_BIBTEX, _BIBLATEX, _DATABASES, _OTOFOLIO)).split())
