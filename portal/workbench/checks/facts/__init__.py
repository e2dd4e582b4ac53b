"""What a text states that must not change with the language: figures, dates, times, addresses, telephone numbers.

reading.py reads them all; each kind has a module of its own, which is given what the kinds before it have left.
"""
