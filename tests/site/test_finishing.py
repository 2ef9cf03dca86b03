"""What is done to a page when the theme has laid it out: the policy, and scripts after the first paint."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from otofolio.hosts.mkdocs.first_paint import paint_first
from otofolio.hosts.mkdocs.policy import with_policy

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<script>one("<p>")</script>
<script type="application/ld+json">{"data": true}</script>
<style>p{color:red}</style>
</head>
<body>
<script src="own.js"></script>
<script>one("<p>")</script>
<SCRIPT data-x="a>b">
two()
</SCRIPT>
</body>
</html>
"""
THEME = """<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>
<script src="../assets/otofolio.js"></script>
"""


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(html: str) -> dict[str, list[str]]:
    [content] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return {name: sources for name, *sources in (rule.split() for rule in content.split("; "))}


KNOWN = ('one("<p>")', "\ntwo()\n", "nowhere()")


def under_policy(html: str) -> str:
    return with_policy(html, KNOWN)[0]


def test_the_policy_allows_the_scripts_that_are_known_and_no_others() -> None:
    html, blocked = with_policy(PAGE, KNOWN)
    rules = policy(html)
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'", digest('one("<p>")'), digest("\ntwo()\n")]
    assert rules["style-src"] == ["'self'", digest("p{color:red}")]
    assert blocked == ()


@pytest.mark.parametrize(
    "decoy",
    [
        '<!-- <meta charset="x"> <head> -->',
        '<script>one("<p>") // <meta charset="x"></script>',
        '<meta name="description" content="<head> and <meta charset=x>">',
        "</head><body><meta charset=x><head>",
    ],
)
def test_the_policy_is_an_element_whatever_looks_like_the_encoding(decoy: str) -> None:
    page = PAGE.replace('<meta charset="utf-8">', f'<META\n data-x=">" CHARSET="utf-8">{decoy}')
    html = under_policy(page)
    assert html.partition('data-x=">" CHARSET="utf-8">\n')[2].startswith('<meta http-equiv="Content-Security-Policy"')


def test_a_page_without_an_encoding_has_its_policy_first_in_the_head() -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").replace("<head>", "<head\n>")
    assert '<head\n>\n<meta http-equiv="Content-Security-Policy"' in under_policy(page)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("<script>three()</script>", "three()"),
        ("<script type=module>three()</script>", "three()"),
        ("<script type='Text/JavaScript'>three()</script>", "three()"),
        ("<script type=application/ecmascript>three()</script>", "three()"),
        ("<script data-src=x>three()</script>", "three()"),
        ("<script\n>three()</script\n>", "three()"),
        ('<script title="src=">three()</script>', "three()"),
        ("<svg><script>three()</script></svg>", "three()"),
        ('<p title="<script>"><script>three()</script>', "three()"),
        ("<img src=x onerror=three()>", 'onerror="three()"'),
        ('<a href=" java&#10;script:three()">x</a>', 'href=" java\nscript:three()"'),
    ],
)
def test_a_script_that_nobody_knows_is_named_and_not_let_through(added: str, said: str) -> None:
    html, blocked = with_policy(PAGE.replace("</body>", added + "</body>"), KNOWN)
    assert policy(html)["script-src"] == policy(under_policy(PAGE))["script-src"]
    assert blocked == (said,)


@pytest.mark.parametrize("added", ["<!-- <script>x()</script> -->", "<textarea>y</textarea>", '<p title="onx=">y</p>'])
def test_what_is_no_script_is_not_named(added: str) -> None:
    assert with_policy(PAGE.replace("</body>", added + "</body>"), KNOWN)[1] == ()


def test_the_policy_comes_before_everything_that_it_governs() -> None:
    assert '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"' in under_policy(PAGE)
    assert "<head>\n<meta http-equiv" in under_policy(PAGE.replace('<meta charset="utf-8">', ""))
    assert under_policy("no page") == "no page"


def test_line_ends_count_as_a_browser_has_them() -> None:
    assert policy(under_policy(PAGE.replace("\n", "\r\n")))["script-src"] == policy(under_policy(PAGE))["script-src"]


def test_the_themes_scripts_wait_until_the_page_is_there() -> None:
    html = paint_first(PAGE.replace("</body>", THEME + "</body>"))
    assert f'<template id="o-later">{THEME.rstrip()}</template>' in html
    assert html.count("assets/otofolio.js") == 1


def test_the_page_knows_of_scripts_before_anything_is_laid_out() -> None:
    page = PAGE.replace('<html lang="en">', '<html lang="en" class="no-js">').replace("</body>", THEME + "</body>")
    assert '<head>\n<script>document.documentElement.className = "js' in paint_first(page)
    assert "className" not in paint_first(PAGE)


def test_a_site_with_scripts_of_its_own_stays_as_it_is() -> None:
    own = PAGE.replace("</body>", THEME + '<script src="https://x.example/a.js"></script></body>')
    assert paint_first(own) == own
    assert paint_first(PAGE) == PAGE
