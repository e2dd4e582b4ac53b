"""The portal's Markdown, parsed so that every text says in which lines it stands, and addresses stay as written."""

from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from portal.bodytext.markdown import dialect

References = dict[str, dict[str, str]]
Rule = Callable[[StateBlock, int, int, bool], bool]

# The rules that make text, and what they may interrupt (as markdown-it registers them).
_TEXT_RULES: dict[str, tuple[Rule, list[str]]] = {
    "table": (rules_block.table, ["paragraph", "reference"]),
    "heading": (rules_block.heading, ["paragraph", "reference", "blockquote"]),
    "lheading": (rules_block.lheading, []),
    "paragraph": (rules_block.paragraph, []),
}


def parsed(text: str, references: References | None = None) -> tuple[list[Token], References]:
    """The tokens of `text`, whose lines end in "\\n", and the link targets that it defines, `references` among them.

    `meta["lines"]` of an inline token lists where its lines begin and end, without what markup stands before them.
    """
    environment: dict[str, References] = {"references": dict(references or {})}
    return _parser().parse(text, environment), environment["references"]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = dialect()
    for name, (rule, interrupts) in _TEXT_RULES.items():
        parser.block.ruler.at(name, _placing(rule), {"alt": interrupts})
    parser.__dict__.update(normalizeLink=str, normalizeLinkText=str)
    return parser


def _placing(rule: Rule) -> Rule:
    def placing(state: StateBlock, start: int, end: int, *silent: bool) -> bool:
        made = len(state.tokens)
        matches = rule(state, start, end, *silent)
        for token in state.tokens[made:]:
            if token.type == "inline" and token.map:
                rows = range(*token.map)
                token.meta["lines"] = [(state.bMarks[row] + state.tShift[row], state.eMarks[row]) for row in rows]
        return matches

    return placing
