"""Official names and vocabulary in several languages, found in inflected text.

term.py says what a term is; finnish.py, swedish.py and english.py how words inflect; index.py and finding.py find
terms; usage.py tells which were not used in a translation.
"""
