"""The table of roles that editors and administrators read says what the policy says."""

from collections.abc import Iterator

from portal.publishing.policy import RULES, Action, Kind, Role
from tests.conventions.sources import ROOT

PAGE = ROOT / "docs" / "editor.md"

KINDS = {
    Kind.RECORDS: "Records that are published, and their parts",
    Kind.SHARED: "Organisations, pictures, documents, sources, terms",
    Kind.ENQUIRIES: "What visitors have written",
    Kind.AUDIT: "The audit",
    Kind.USERS: "Users",
}
ACTIONS = {
    Action.SEE: "see them: drafts, previews, history",
    Action.ADD: "add",
    Action.WRITE: "write everything",
    Action.TRANSLATE: "write the texts of one’s languages",
    Action.SUBMIT: "submit, and take back",
    Action.SHARE: "share a preview",
    Action.DISCARD: "discard a draft",
    Action.RESTORE: "restore",
    Action.PUBLISH: "publish, schedule",
    Action.TAKE_OFF: "withdraw, take off the site, put back",
    Action.HAND_OVER: "hand over to another organisation",
    Action.DELETE: "delete what was never on the site",
    Action.REDACT: "remove personal data from revisions",
}
OF_OTHER_KINDS = {Action.SEE: "see", Action.WRITE: "write", Action.DELETE: "delete"}


def reach(role: Role, kind: Kind, action: Action) -> str:
    """Who writes everything writes every language."""
    wanted = {action, Action.WRITE} if action == Action.TRANSLATE else {action}
    found = {rule.reach.value for rule in RULES if rule.role == role and rule.kind == kind and wanted & rule.actions}
    assert len(found) <= 1
    return found.pop() if found else "–"


def rows() -> Iterator[str]:
    yield f"| | {' | '.join(role.capitalize() for role in Role)} |"
    yield f"| --- |{' --- |' * len(Role)}"
    for kind, title in KINDS.items():
        yield f"| **{title}** |{' |' * len(Role)}"
        for action, words in ACTIONS.items():
            cells = [reach(role, kind, action) for role in Role]
            if any(rule.kind == kind and action in rule.actions for rule in RULES):
                said = words if kind == Kind.RECORDS else OF_OTHER_KINDS.get(action, words)
                yield f"| {said} | {' | '.join(cells)} |"


def test_the_table_of_roles_is_the_policy() -> None:
    section = PAGE.read_text().split("## Who may do what")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")]

    assert table == list(rows())


def test_every_kind_and_every_action_stands_in_it() -> None:
    assert set(KINDS) == set(Kind)
    assert set(ACTIONS) == set(Action)
    assert {rule.role for rule in RULES} == set(Role)
