"""What may be wrong with a translation, told from its text and its source alone.

checking.py runs the checks; facts/ reads figures, dates and addresses out of a text in any of the languages; wordings/
says how each language writes them.
"""
