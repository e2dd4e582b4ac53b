"""Texts that go out to translators in files of the trade and come back: nothing here reads or writes the database.

batch.py says what goes out; markdown.py, inline.py and dividing.py cut a text into segments with protected codes and
put it together again; segments.py prepares a text for the file; formats.py writes and reads the files; judging.py says
of each text in a returned file whether it may be applied.
"""
