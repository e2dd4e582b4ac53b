"""What a reader reads of Markdown, every sign at its place: what is markup is covered, and nothing moves."""

import re

from portal.workbench.checks.facts.fact import TAKEN

_MARKUP = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^ {0,3}(?P<fence>```+|~~~+)[\s\S]*?(?:^ {0,3}(?P=fence)|\Z)",
        r"(?<!`)(?P<tick>`+)(?!`)[\s\S]*?(?<!`)(?P=tick)(?!`)",
        r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?:\s+[\"'][^\"']*[\"'])?\)",  # where a link leads
        r"(?<=\])[ \t]\((?:https?:|/)[^()\s]*\)",  # the same, mistyped
        r"^ {0,3}\[[^\]]+\]:\s*\S+.*$",
        r"^[ >]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ x]\][ \t]+)?",
        r"^ {0,3}(?:>[ \t]?)+",
        r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$",
        r"^ {0,3}(?:-{3,}|\*{3,}|_{3,}|=+)[ \t]*$",
        r"\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\\)\|",
        r"!?\[(?=[^\]]*\]\ufffc)|\](?=\ufffc)",
        r"\\(?=[!-/:-@\[-`{-~])",
    )
)


def prose_of(text: str) -> str:
    for pattern in _MARKUP:
        text = pattern.sub(_covered, text)
    return text


def _covered(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", TAKEN, match[0])
