"""Why a file cannot be read or made, in a sentence for the person who asks."""


class UnreadableError(Exception):
    """Its text is the sentence."""


class UnsendableError(Exception):
    """Its text is the sentence."""
