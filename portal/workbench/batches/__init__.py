"""Files for translators, wired to the database and to pages: what goes out, and what becomes of what comes back.

sending.py makes the files; judging.py says of a returned file what would become of its texts, and applying.py does it.
"""
