"""Log lines that hold no personal data: no query, no e-mail, network address or number of a visitor."""

import logging
import re
from copy import copy

_LONGEST_MESSAGE = 300  # characters; whatever a visitor writes, a line stays a line

# Every repetition has a bound, so that no text takes long.
_SCRUBBED = (
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f]"), " "),
    (re.compile(r"(?i)(?:\?|%3f)[^\s'\"]{0,300}"), "?(query)"),
    (re.compile(r"(?i)[^\s'\"<>(),;:/@]{1,64}(?:@|%40)[^\s'\"<>(),;/]{1,255}"), "(e-mail)"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "(address)"),
    (re.compile(r"(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}(?![\w:])"), "(address)"),
    (re.compile(r"(?<![\w.])(?!\d{4}-\d{2,4}\b)\+?\d(?:[ ()-]?\d){6,20}(?![\w.])"), "(number)"),
)


def without_personal_data(text: str) -> str:
    for pattern, instead in _SCRUBBED:
        text = pattern.sub(instead, text)
    return text


class WithoutPersonalData(logging.Formatter):
    """Time, level, logger, message. Only faults of our own bring their traceback along."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record = copy(record)
        is_refusal = record.name.startswith("django.security")
        if is_refusal or record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        if is_refusal and not record.name.endswith(".csrf"):
            record.msg, record.args = "A request was refused.", None
        record.msg, record.args = record.getMessage()[:_LONGEST_MESSAGE], None
        return f"{self.formatTime(record)} {without_personal_data(super().format(record))}"
